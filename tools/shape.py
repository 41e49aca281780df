"""Print the indicators of the house: sizes of functions, modules, tests; what is documented."""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

LONG = 40


def functions(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield each function's name, its lines without the docstring, and whether it has one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield node.name, lines - (doc.count("\n") + 1 if doc else 0), doc is not None


def code_lines(path: Path) -> int:
    """Return the number of lines that are neither blank nor comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))


def row(name: str, values: list[int], aim: str) -> str:
    """Return median, 90th percentile and maximum of some sizes as a line of the table."""
    ranked = sorted(values)
    p90 = ranked[int(0.9 * (len(ranked) - 1))]
    return f"{name:<28}{statistics.median(ranked):>8.0f}{p90:>8}{ranked[-1]:>8}   aim {aim}"


def main(source: str, tests: str) -> None:
    """Print the table for a source folder and its tests."""
    modules = sorted(Path(source).rglob("*.py"))
    found = [one for path in modules for one in functions(path)]
    sizes = [code_lines(path) for path in modules if code_lines(path)]
    test_files = sorted(Path(tests).rglob("test_*.py"))
    test_sizes = [
        n for path in test_files for name, n, _ in functions(path) if name[:5] == "test_"
    ]
    code, test_code = sum(sizes), sum(map(code_lines, test_files))
    print(f"{'':<28}{'median':>8}{'p90':>8}{'max':>8}")
    print(row("lines a function", [n for _, n, _ in found], "7, 20, 60"))
    print(row("lines a module", sizes, "60, 180, 300"))
    print(row("lines a test", test_sizes, "12 at most"))
    documented = sum(doc for name, _, doc in found if not name.startswith("_"))
    public = sum(not name.startswith("_") for name, _, _ in found)
    print(f"public functions documented {documented}/{public}")
    long = sum(n > LONG for _, n, _ in found) / len(found)
    print(f"functions over {LONG} lines     {long:.1%}   aim 1 %")
    print(f"test lines a code line      {test_code / code:.2f}   aim 1.5-3")
    print(f"modules, code lines         {len(sizes)}, {code}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
