"""What a site's templates put on a page, `{{< endpoint "GET" "/x" >}}`, `<%= api_url %>/notes`, as Markdown has it."""

import re
from collections.abc import Iterator

from generator.read.pages.paths import METHODS
from generator.read.pages.stretches import outside_code, prose

_LINK = re.compile(
    r"(?<=\]\()\{\{[<%][ \t]*(?:rel)?ref[ \t]+[\"']?(?P<to>[^\s\"'<>%{}]+)[\"']?[ \t]*[%>]\}\}(?=\))"
)
# Ruby's templates, as Slate and Middleman have them: a variable before a path is where the API is.
_VARIABLE = re.compile(r"<%=[ \t]*(?P<name>[A-Za-z_]\w*)[ \t]*%>(?=/)")
# What kramdown says of the block before a line, or after it: `{:.note}`, `{: #boats .wide }`, `{:toc}`.
_ATTRIBUTES = re.compile(
    r"^[ \t]*\{:[ \t]*(?:[.#]|toc\b)[^{}\n]*\}[ \t]*$", re.MULTILINE
)
# Alone on its line; in a sentence such a thing is a link or a word.
_ALONE = re.compile(
    r"^[ \t]*(?:\{\{(?P<hugo>[<%])|\{%-?)[ \t]*(?P<end>/)?[ \t]*(?P<name>[A-Za-z][\w/.-]*)"
    r"(?P<words>(?:[ \t]+(?:[\w-]+=)?(?:\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|(?!/[ \t]*[>%])[^\s\"'`{}<>%]+))*)"
    r"[ \t]*(?P<own>/)?[ \t]*(?:(?(hugo)[>%]\}|-?%))\}[ \t]*$",
    re.MULTILINE,
)
# With named values it may stand for a tag, also around text: `{{< param name="x" >}}What it is.{{< /param >}}`.
_NAMED = re.compile(
    r"\{\{[<%][ \t]*(?P<name>[A-Za-z][\w-]*)(?P<words>(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'`{}<>%]+))+)"
    r"[ \t]*(?P<own>/)?[ \t]*[>%]\}\}"
)
_END = re.compile(r"\{\{[<%][ \t]*/[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*[>%]\}\}")
_WORD = re.compile(
    r"(?:(?P<key>[\w-]+)=)?(?:(?P<quote>[\"'`])(?P<quoted>.*?)(?P=quote)|(?P<bare>\S+))"
)
_HIGHLIGHT = re.compile(
    r"^(?P<indent>[ \t]*)(?:\{\{[<%][ \t]*(?:highlight|code(?:-?block)?|prism)|\{%-?[ \t]*highlight)"
    r"[ \t]+[\"']?(?:lang(?:uage)?=[\"']?)?(?P<language>[\w-]+)[^\n{}]*\}{1,2}[ \t]*$"
    r"(?P<code>(?:(?!^[ \t]*```).)*?)"
    r"^[ \t]*(?:\{\{[<%][ \t]*/[ \t]*(?:highlight|code(?:-?block)?|prism)[ \t]*[>%]\}\}|\{%-?[ \t]*endhighlight[ \t]*-?%\})[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_LIQUID = re.compile(r"^[ \t]*\{%-?[ \t]*(?P<name>\w+)\b[^\n]*%\}[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s\"'`]*")
_SAMPLE = re.compile(r"(?i)example|sample|curl|snippet")
_ASKED = re.compile(r"(?i)request")
_ANSWER = re.compile(r"(?i)(?:\w+-)?response")
# What decides what a page shows, and is no part of it.
_LOGIC = re.compile(
    r"include(?:_relative)?|render|capture|endcapture|assign|if|elsif|else|endif|unless|endunless|for|endfor"
    r"|comment|endcomment|raw|endraw|load|import|extends|block|endblock|set|macro|endmacro|partial"
)
_STATUS = re.compile(r"(?<!\d)[1-5]\d\d(?!\d)")


def without_templates(text: str) -> str:
    """The text with such links written out outside code, and all that is after them where it was."""
    text = without_shortcodes(text)
    if "<%=" in text:
        text = _VARIABLE.sub(_braced, text)
    if "{{" not in text and "{:" not in text:
        return text
    return outside_code(
        text, lambda part: _ATTRIBUTES.sub("", _LINK.sub(_linked, part))
    )


def _linked(found: re.Match[str]) -> str:
    return found["to"].ljust(len(found.group()))


def _braced(found: re.Match[str]) -> str:
    """A variable as addresses have it otherwise, as long as it was."""
    return f"{{{{{found['name'].center(len(found.group()) - 4)}}}}}"


def without_shortcodes(text: str) -> str:
    """The text with calls, answers and code written out, and other such lines blanked; every line where it was."""
    if "{{<" not in text and "{{%" not in text and "{%" not in text:
        return text
    text = outside_code(text, lambda part: _HIGHLIGHT.sub(_fence, part))
    text = outside_code(text, lambda part: _LIQUID.sub(_logic, _tagged(part)))
    found = [
        one for start, end in prose(text) for one in _ALONE.finditer(text, start, end)
    ]
    # What only a request names on a page without other calls is a call, else a sample of one.
    named = any(_call(one) and not _ASKED.search(one["name"]) for one in found)
    out, at = list[str](), 0
    for one in found:
        out += [text[at : one.start()], _written(one, named=named)]
        at = one.end()
    return "".join(out) + text[at:]


def _logic(found: re.Match[str]) -> str:
    return "" if _LOGIC.fullmatch(found["name"]) else found.group()


def _fence(found: re.Match[str]) -> str:
    indent = found["indent"]
    return f"{indent}```{found['language']}{found['code']}{indent}```"


def _written(found: re.Match[str], *, named: bool) -> str:
    """A line in place of one of a template; of what is no news it is empty, or stays as it was."""
    call = _call(found)
    asked = _ASKED.search(found["name"]) is not None
    if call and not _SAMPLE.search(found["name"]) and not (asked and named):
        return _kept(found, call)
    if not found["hugo"]:
        return found.group()
    if _ANSWER.fullmatch(found["name"]) and not found["end"]:
        return _answer(found)
    return ""


def _words(found: re.Match[str]) -> Iterator[re.Match[str]]:
    return _WORD.finditer(found.string, found.start("words"), found.end("words"))


def _call(found: re.Match[str]) -> list[re.Match[str]] | None:
    """The method and the path among the words, one after the other and without names."""
    words = [one for one in _words(found) if not one["key"]]
    methods = [one for one in words if _said(one).upper() in METHODS]
    paths = [one for one in words if _ADDRESS.fullmatch(_said(one))]
    if (
        len(methods) != 1
        or len(paths) != 1
        or words.index(methods[0]) > words.index(paths[0])
    ):
        return None
    return [methods[0], paths[0]]


def _said(word: re.Match[str]) -> str:
    return word["quoted"] if word["quote"] else word["bare"]


def _kept(found: re.Match[str], words: list[re.Match[str]]) -> str:
    """The line with nothing but these words, each where it was."""
    line = [" "] * len(found.group())
    for one in words:
        group = "quoted" if one["quote"] else "bare"
        start, end = (at - found.start() for at in one.span(group))
        line[start:end] = one[group].upper() if one is words[0] else one[group]
    return "".join(line).rstrip()


def _answer(found: re.Match[str]) -> str:
    """A label of the code that follows, or a heading over none, when the line has a status."""
    said = " ".join(_said(one) for one in _words(found) if not one["key"])
    if not _STATUS.search(said):
        return ""
    lead = " " * (found.start("name") - found.start())
    return f"### Response {said}" if found["own"] else f"{lead}**Response {said}**"


def _tagged(part: str) -> str:
    """Templates with named values as the tags that they look like, each where it was."""
    names = {found["name"] for found in _NAMED.finditer(part)}
    ended = {found["name"] for found in _END.finditer(part)}

    def begin(found: re.Match[str]) -> str:
        # What nothing ends holds nothing.
        own = " /" if found["own"] or found["name"] not in ended else ""
        lead = found.start("name") - found.start() - 1
        tag = f"{' ' * lead}<{found['name']}{found['words']}{own}>"
        return tag.ljust(len(found.group()))

    def end(found: re.Match[str]) -> str:
        tag = f"</{found['name']}>"
        known = found["name"] in names
        return tag.ljust(len(found.group())) if known else found.group()

    return _END.sub(end, _NAMED.sub(begin, part)) if names else part
