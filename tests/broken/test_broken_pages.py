"""Pages broken at random: nothing breaks, nothing is made up, and only what is broken is lost."""

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.config import ProviderConfig
from generator.document import operations_in
from generator.findings import Findings
from generator.fragments import Page
from generator.merge import merge
from generator.pipeline import understand
from generator.read import read
from generator.read.pages.stretches import prose
from generator.sources import Sources
from generator.values import JsonValue, as_array, as_object

_TABLES = """## List boats

`GET https://api.quay.test/boats`

### Query parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| `flag` | string | no | One of `dk` or `se` |
| `longer_than` | number | yes | In metres |

### Response

```json
{"data": [{"id": "bo_1", "name": "Ebb", "length_m": 9.5}], "next_page": null}
```
"""
_TAGS = """## Add a berth

`POST https://api.quay.test/berths`

### Body

<ParamField body="pier" type="string" required>
  Where it is.
</ParamField>

<ParamField body="size" type="object">
  <Expandable title="size">
    <ParamField body="depth_m" type="number">Below the water.</ParamField>
  </Expandable>
</ParamField>

### Response

<ResponseField name="id" type="string" required>Of the berth.</ResponseField>
"""
_BULLETS = """## Get an owner

`GET https://api.quay.test/owners/{owner_id}`

### Parameters

- `owner_id` (path, string, required) - Who
- `with_boats` (query, boolean, optional) - Boats too

### Response

```bash
curl https://api.quay.test/owners/ow_1?with_boats=true -H "Authorization: Bearer YOUR_KEY"
```

```json
{"id": "ow_1", "full_name": "Ida Holm"}
```
"""
_FLAT = """## Move a boat

`PUT https://api.quay.test/boats/{boat_id}/berth`

BODY PARAMETERS
berth
string
REQUIRED
Where it goes
until
string
Default value: forever
"""
_MARKED = """## Move a crane

<mark style="color:green;">`POST`</mark> `https://api.quay.test/cranes/{crane_id}/move`

**Body**

| Name   | Type   | Description |
| ------ | ------ | ----------- |
| metres | number | How far     |

**Response**

{% tabs %}
{% tab title="200" %}
<pre class="language-json"><code class="lang-json">{
<strong>    "moved": true,
</strong>    "metres": 4
}
</code></pre>
{% endtab %}
{% endtabs %}
"""
_BLOCK = """## Count the berths

````yaml get /berths/count
openapi: 3.1.0
info: {title: Quay, version: '1'}
servers: [{url: https://api.quay.test}]
paths:
  /berths/count:
    get:
      parameters:
        - {name: pier, in: query, schema: {type: string}}
      responses:
        '200':
          description: How many
          content:
            application/json:
              schema: {type: object, properties: {count: {type: integer}}}
````
"""
_TRIED = """## Sink a boat

```json http
{
  "method": "post",
  "url": "https://api.quay.test/boats/{boat}/sinkings",
  "query": { "slowly": true },
  "body": { "depth_m": 4, "witness": "ow_1" }
}
```

#### Response

```json
{ "sunk_at": "noon" }
```
"""
_TEMPLATES = """## Paint a boat

{{< endpoint "PUT" "/boats/:boat/colour" >}}

{{< param name="colour" type="string" required="true" >}}Which one.{{< /param >}}

{{< response "Status: 200 OK" >}}
```json
{ "painted": true }
```
{{< /response >}}
"""
_SECTIONS = (_TABLES, _TAGS, _BULLETS, _FLAT, _MARKED)
_KEYS = (
    "GET /boats",
    "POST /berths",
    "GET /owners/{owner_id}",
    "PUT /boats/{boat_id}/berth",
    "POST /cranes/{crane_id}/move",
)
_WORDS = ("Parameter", "Type", "Required", "Description", "Body", "Response", "body=")
_MARKS = ("```", "</ParamField>", "</Expandable>", ">", "|", "`", '"', "}", "]", "---|")


def _cut(text: str, draw: Callable[..., Any]) -> str:
    return text[: draw(st.integers(0, len(text)))]


def _shuffled(text: str, draw: Callable[..., Any]) -> str:
    lines = text.split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    last = draw(st.integers(first, len(lines)))
    return "\n".join(
        [*lines[:first], *draw(st.permutations(lines[first:last])), *lines[last:]]
    )


def _renamed(text: str, draw: Callable[..., Any]) -> str:
    word = draw(st.sampled_from(_WORDS))
    return text.replace(
        word, draw(st.sampled_from(["Zzz", "", "Name", "| |", "In"])), 1
    )


def _unclosed(text: str, draw: Callable[..., Any]) -> str:
    spots = [
        found.start() for mark in _MARKS for found in re.finditer(re.escape(mark), text)
    ]
    at = draw(st.sampled_from(spots)) if spots else 0
    return text[:at] + text[at + draw(st.integers(1, 3)) :]


_BREAKING = st.sampled_from([_cut, _shuffled, _renamed, _unclosed])


@st.composite
def broken(draw: Callable[..., Any]) -> str:
    """A page of up to six endpoints in as many dialects, damaged a few times over."""
    parts = draw(
        st.lists(
            st.sampled_from([*_SECTIONS, _BLOCK, _TRIED, _TEMPLATES]),
            min_size=1,
            unique=True,
        )
    )
    text = "# Quay\n\n" + "\n".join(parts)
    for _ in range(draw(st.integers(1, 3))):
        text = draw(_BREAKING)(text, draw)
    return text


def _operations(text: str) -> dict[str, Any]:
    """What is understood of a page: its operations by method and path."""
    findings = Findings()
    fragments = read(Page(name="page.md", data=text.encode()), findings)
    merged = merge(fragments, ProviderConfig(name="quay"), (), findings)
    tree: Any = check(merged, findings).tree
    return {
        f"{method} {path}": item[tokens[0]]
        for path, item in tree["paths"].items()
        for method, tokens in operations_in(as_object(item))
    }


@given(broken())
@settings(max_examples=150, deadline=None)
def test_a_broken_page_breaks_nothing_and_makes_up_nothing(text: str) -> None:
    for key, operation in _operations(text).items():
        _, _, path = key.partition(" ")
        for step in path.split("/"):
            assert "{" in step or step in text, key
        for one in operation.get("parameters", ()):
            in_path = f"{{{one['name']}}}" in path
            assert in_path or one["name"] in text, one
        for name in _fields(operation.get("requestBody", {})):
            assert name in text, name
        for name in _fields(operation.get("responses", {})):
            assert name in text, name


def _fields(part: JsonValue) -> list[str]:
    """The names of all fields in a part."""
    inner = [*as_object(part).values(), *as_array(part)]
    below = [name for one in inner for name in _fields(one)]
    return [*as_object(as_object(part).get("properties")), *below]


@given(broken())
@settings(max_examples=40, deadline=None)
def test_a_broken_page_is_read_to_the_end(text: str) -> None:
    page = Page(name="page.md", data=text.encode())
    sources = Sources(name="quay", folder="quay", pages=(page,), labels=("page.md",))
    findings = Findings()
    understood = understand(sources, findings)
    assert understood is not None or len(findings)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_only_what_is_broken_is_lost(data: st.DataObject) -> None:
    """All endpoints but the damaged one say what they said; below it, where no code stays open."""
    hit = data.draw(st.integers(0, len(_SECTIONS) - 1))
    damage = data.draw(_BREAKING)
    parts: list[str] = [*_SECTIONS]
    head, rest = parts[hit].split("\n", 1)
    # A part whose heading is lost is, for any reader, the end of the one above.
    parts[hit] = f"{head}\n{damage(rest, data.draw)}"
    whole = _operations("# Quay\n\n" + "\n".join(_SECTIONS))
    left = _operations("# Quay\n\n" + "\n\n".join(parts))
    assert list(whole) == list(_KEYS)
    still_closed = prose(parts[hit])[-1][1] == len(parts[hit])
    for index, key in enumerate(_KEYS):
        if index < hit or (index > hit and still_closed):
            assert left.get(key) == whole[key], key


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_lost_heading_costs_two_endpoints_at_most(data: st.DataObject) -> None:
    """The one it stood over, and the one above, at whose end it now stands: at first, the one below."""
    hit = data.draw(st.integers(0, len(_SECTIONS) - 1))
    parts: list[str] = [*_SECTIONS]
    parts[hit] = data.draw(_BREAKING)(parts[hit].split("\n", 1)[1], data.draw)
    whole = _operations("# Quay\n\n" + "\n".join(_SECTIONS))
    left = _operations("# Quay\n\n" + "\n\n".join(parts))
    still_closed = prose(parts[hit])[-1][1] == len(parts[hit])
    for index, key in enumerate(_KEYS):
        if index < hit - 1 or (index > max(hit, 1) and still_closed):
            assert left.get(key) == whole[key], key
