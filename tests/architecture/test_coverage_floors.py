"""The floors are kept by a script of CI; here, that the script can count."""

from tests.architecture.coverage_floors import FLOORS, Measured, shortfalls
from tests.architecture.house import PACKAGE


def test_on_the_floor() -> None:
    """A folder on its floor is well, whatever its single files are."""
    assert [] == shortfalls({"a/x.py": Measured(10, 10), "a/y.py": Measured(10, 8)}, {"a": 90})


def test_under_the_floor() -> None:
    """A folder under its floor is named, with the files that pull it down."""
    assert [
        "a: 85.0 %, at least 90 %",
        "    a/y.py: 70.0 %",
    ] == shortfalls({"a/x.py": Measured(10, 10), "a/y.py": Measured(10, 7)}, {"a": 90})


def test_one_line_in_many() -> None:
    """A hundred percent is not reached by rounding."""
    assert [
        "a: 99.99 %, at least 100 %",
        "    a/x.py: 99.99 %",
    ] == shortfalls({"a/x.py": Measured(100_000, 99_999)}, {"a": 100})


def test_nothing_measured() -> None:
    """A folder without any data is not a folder without gaps."""
    assert ["a: nothing was measured"] == shortfalls({"ab/x.py": Measured(1, 1)}, {"a": 100})


def test_nothing_but_docstrings() -> None:
    """An empty file has nothing to run, and all of it was."""
    assert 100.0 == Measured(0, 0).percent


def test_floors_stand_under_folders() -> None:
    """A renamed folder does not lose its floor unseen."""
    assert [] == [folder for folder in FLOORS if not (PACKAGE.parent / folder).is_dir()]
