"""Where each argument of a method goes: path, query, header, cookie, or the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class Checked(TypedDict, total=False):
        """choices: the only texts a plain `str` may be; array: only a list will do."""

        choices: tuple[str | int, ...]
        array: bool
        required: bool

    class Written(Checked, total=False):
        """How a value becomes text. content: as this media type, in place of style and explode."""

        style: Style
        explode: bool
        content: str | None


Style = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
]
Kind = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "date-time",
    "date",
    "time",
    "uuid",
    "decimal",
    "bytes",
    "file",
]
BodyKind = Literal["json", "form", "multipart", "text", "file"]

NEXT_URL: Final = "next url"
"""Among the arguments of a call: where the server says the next page is. No method has it."""


class Argument:
    """An argument of a method. body: the kind of body that it belongs to."""

    __slots__ = ("argument", "required")

    body: ClassVar[BodyKind | None] = None

    def __init__(self, argument: str, *, required: bool = False) -> None:
        self.argument = argument
        self.required = required


class Parameter(Argument):
    """An argument and its name on the wire.

    kinds: what a value, or each of a list, may be; none: anything. choices: the only texts that a
    plain `str` may be; empty: any. array: only a list will do. content: the media type as which
    the value is written, in place of style and explode.
    """

    __slots__ = ("array", "choices", "content", "explode", "kinds", "style", "wire")

    usual_style: ClassVar[Style] = "form"
    usual_explode: ClassVar[bool] = True

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        style: Style | None = None,
        explode: bool | None = None,
        choices: tuple[str | int, ...] = (),
        array: bool = False,
        required: bool = False,
        content: str | None = None,
    ) -> None:
        super().__init__(argument, required=required)
        self.wire = wire
        self.kinds = kinds
        self.style: Style = style or self.usual_style
        self.explode = self.usual_explode if explode is None else explode
        self.choices = choices
        self.array = array
        self.content = content


class Path(Parameter):
    """A value in the path. verbatim: slashes and other reserved characters stay as they are."""

    __slots__ = ("verbatim",)

    usual_style = "simple"
    usual_explode = False

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        verbatim: bool = False,
        **how: Unpack[Written],
    ) -> None:
        super().__init__(argument, wire, *kinds, **how)
        self.verbatim = verbatim


class Query(Parameter):
    """A value in the query string. verbatim: reserved characters stay as they are."""

    __slots__ = ("verbatim",)

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        verbatim: bool = False,
        **how: Unpack[Written],
    ) -> None:
        super().__init__(argument, wire, *kinds, **how)
        self.verbatim = verbatim


class QueryString(Argument):
    """The whole query string, written as a media type."""

    __slots__ = ("media_type",)

    def __init__(
        self, argument: str, media_type: str, *, required: bool = False
    ) -> None:
        super().__init__(argument, required=required)
        self.media_type = media_type


class Header(Parameter):
    """A request header."""

    __slots__ = ()

    usual_style = "simple"
    usual_explode = False


class IdempotencyKey(Header):
    """A header by which the server knows a call that it has had already; one is made when none is given."""

    __slots__ = ()


class Cookie(Parameter):
    """A cookie."""

    __slots__ = ()


class Body(Argument):
    """The whole JSON body."""

    __slots__ = ()

    body = "json"


class BodyField(Parameter):
    """A field of the JSON object that is sent."""

    __slots__ = ()

    body = "json"


class BodyExtra(Argument):
    """A mapping whose members stand beside the fields of the body."""

    __slots__ = ()


class Fixed:
    """A field of the body that is the same in every call."""

    __slots__ = ("value", "wire")

    def __init__(self, wire: str, value: str | float | bool | None) -> None:
        self.wire = wire
        self.value = value


class FormField(Parameter):
    """A field of a URL-encoded form."""

    __slots__ = ()

    body = "form"


class FormBody(Argument):
    """A whole URL-encoded form: a mapping or a model."""

    __slots__ = ()

    body = "form"


class PartField(Parameter):
    """A part of a multipart body. file: its content as it is, of `files.FileInput`.

    A part of the kind `file` among others is one when its value is.
    """

    __slots__ = ("file", "media_type")

    body = "multipart"

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        file: bool = False,
        media_type: str | None = None,
        **checks: Unpack[Checked],
    ) -> None:
        if file and not kinds:
            kinds = ("file",)
        super().__init__(argument, wire, *kinds, **checks)
        self.file = file
        self.media_type = media_type


class PartsBody(Argument):
    """A whole multipart body: a mapping or a model, whose values may be files."""

    __slots__ = ()

    body = "multipart"


class TextBody(Argument):
    """The whole body, a text."""

    __slots__ = ()

    body = "text"


class FileBody(Argument):
    """The whole body as it is, of `files.FileInput` or in pieces."""

    __slots__ = ()

    body = "file"
