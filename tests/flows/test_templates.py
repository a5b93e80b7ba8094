"""A school's template in its home: written out, checked, and among what a draft is made of."""

from __future__ import annotations

import pytest

from flows.desk import Desk
from flows.school import load_school
from flows.templates import template_mistakes, write_template
from flows.toolbox import default_toolbox
from model.errors import UnreadableFile, UsageError, WrongConfiguration
from model.settings import Settings
from tests.flows import fakes, way


def test_a_template_in_the_home_is_among_a_drafts_inputs(desk: Desk, settings: Settings) -> None:
    form, wording = (path.read_bytes() for path in write_template(settings, settings.templates))
    way.drop(desk, "a.pdf", fakes.pdf())
    (plan,) = desk.store.documents.waiting()
    kept = [desk.store.archive.read(sha256) for sha256 in plan.versions[0].derived_from]
    assert kept == [fakes.pdf(), fakes.PROFILE.encode(), wording, form]


def test_the_wording_and_the_form_of_the_home_are_used(settings: Settings) -> None:
    write_template(settings, settings.templates)
    wording = settings.templates / "plan.toml"
    wording.write_text('\ufeff[phrases]\ncontent = "CÁC VIỆC PHẢI LÀM"\n', encoding="utf-8")  # as Notepad saves it
    school = load_school(settings)
    assert school.rules.phrases["content"] == "CÁC VIỆC PHẢI LÀM"
    directive = fakes.a_directive()
    draft = fakes.compose(directive, fakes.map_requirements(directive, school, ()), school)
    tools = default_toolbox()
    assert tools.serialise(draft, school) == tools.serialise(draft, load_school(settings))


def test_a_broken_template_stops_before_anything_is_read(settings: Settings) -> None:
    write_template(settings, settings.templates)
    (settings.templates / "plan.docx").write_bytes(b"no Word file")
    with pytest.raises(WrongConfiguration, match=r"plan\.docx"):
        load_school(settings)
    assert "không phải tệp Word" in template_mistakes(settings, settings.templates)[0]


def test_one_file_is_checked_alone_and_nothing_is_no_template(settings: Settings) -> None:
    _, wording = write_template(settings, settings.home / "mẫu mới")
    assert template_mistakes(settings, wording) == ()
    wording.write_text('[phrases]\nopenning = "x"\n', encoding="utf-8")
    assert "openning" in template_mistakes(settings, wording)[0]
    with pytest.raises(UnreadableFile, match="vanthu template export"):
        template_mistakes(settings, settings.home / "không có")


def test_a_clerks_files_are_not_written_over(settings: Settings) -> None:
    write_template(settings, settings.templates)
    with pytest.raises(UsageError, match=r"đã có plan\.docx, plan\.toml"):
        write_template(settings, settings.templates)


def test_a_template_can_be_written_before_there_is_a_home(tmp_path) -> None:
    made = write_template(Settings(home=tmp_path / "none"), tmp_path / "mẫu")
    assert [path.name for path in made] == ["plan.docx", "plan.toml"]
