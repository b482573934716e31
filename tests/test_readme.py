"""The page on README's first screen gives the call that README shows below it."""

from pathlib import Path

from generator.findings import Findings
from generator.fragments import Page
from generator.pipeline import generate_provider
from generator.sources import Sources

README = Path(__file__).parent.parent / "README.md"
SETTINGS = b'base_url = "https://api.example.com"\n[auth]\nscheme = "bearer"\n'


def test_the_first_page_gives_the_first_call() -> None:
    text = README.read_text("utf-8")
    page = text.split("````markdown\n")[1].split("\n````")[0] + "\n"
    output = generate_provider(
        Sources(
            name="callbell",
            folder="callbell",
            pages=(Page(name="page.md", data=page.encode()),),
            labels=("page.md",),
            config=Page(name="callbell/provider.toml", data=SETTINGS),
        ),
        Findings(),
    )
    assert output is not None
    resource = output.files["callbell_client/resources/contacts.py"]
    models = output.files["callbell_client/models/contacts_list_response.py"]
    assert "tags: Sequence[str] | None = None" in resource and "-> Page[" in resource
    assert (
        "created_at: datetime" in models and "custom_fields: dict[str, str]" in models
    )
    assert "token: Secret | None = None" in output.files["callbell_client/client.py"]
    assert 'client.contacts.list(tags=["sales", "lead"])' in text
