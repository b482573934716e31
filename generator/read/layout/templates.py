"""What a site's templates make in text: links, `[Note]({{< relref "note" >}})`, and addresses, `<%= api_url %>/notes`."""

import re

from generator.read.layout.scraped_code import with_code
from generator.read.layout.scraped_fields import with_joined_fields
from generator.read.layout.scraped_rows import with_whole_rows
from generator.read.layout.shortcodes import without_shortcodes
from generator.read.pages.stretches import prose

_LINK = re.compile(
    r"(?<=\]\()\{\{[<%][ \t]*(?:rel)?ref[ \t]+[\"']?(?P<to>[^\s\"'<>%{}]+)[\"']?[ \t]*[%>]\}\}(?=\))"
)
# Ruby's templates, as Slate and Middleman have them: a variable before a path is where the API is.
_ADDRESS = re.compile(r"<%=[ \t]*(?P<name>[A-Za-z_]\w*)[ \t]*%>(?=/)")


# What kramdown says of the block before a line, or after it: `{:.note}`, `{: #boats .wide }`, `{:toc}`.
_ATTRIBUTES = re.compile(
    r"^[ \t]*\{:[ \t]*(?:[.#]|toc\b)[^{}\n]*\}[ \t]*$", re.MULTILINE
)


def without_templates(text: str) -> str:
    """The text with such links written out outside code, and all that is after them where it was."""
    text = with_joined_fields(with_whole_rows(with_code(text)))
    text = without_shortcodes(text)
    if "<%=" in text:
        text = _ADDRESS.sub(_braced, text)
    if "{{" not in text and "{:" not in text:
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out.append(text[at:start])
        out.append(_ATTRIBUTES.sub("", _LINK.sub(_written, text[start:end])))
        at = end
    return "".join(out) + text[at:]


def _written(found: re.Match[str]) -> str:
    return found["to"].ljust(len(found.group()))


def _braced(found: re.Match[str]) -> str:
    """A variable as addresses have it otherwise, as long as it was."""
    return f"{{{{{found['name'].center(len(found.group()) - 4)}}}}}"
