"""Reads Pulumi programs in C# with a grammar of the language. In: JSON, a list of texts. Out: for each its syntax tree,
as far as a program of ours has it, as lists of a kind and children; or where it is not C#.
"""

import json
import re
import sys

import tree_sitter_c_sharp
from tree_sitter import Language, Parser

sys.setrecursionlimit(10000)
parser = Parser(Language(tree_sitter_c_sharp.language()))
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"', "0": "\0"}


def text(node):
    return node.text.decode()


def unescaped(source):
    """A regular string's content."""
    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda it: chr(int(it[1][1:], 16)) if it[1][0] == "u" else ESCAPES[it[1]], source)


def template(source):
    """The parts of an interpolated string. Not the grammar's: of {{{ it takes the last two for the escaped brace, and the
    language the first two."""
    assert source.startswith('$"') and source.endswith('"'), source
    parts = []
    for part in re.findall(r'\{\{|\}\}|\{[^{}"]+\}|(?:[^{}\\]|\\.)+|.', source[2:-1], re.S):
        if part in ("{{", "}}"):
            parts.append(["text", part[0]])
        elif re.fullmatch(r"\{[\w.]+\}", part):
            parts.append(["name", part[1:-1]])
        elif part[0] in "{}":
            raise ValueError(f"{part} in {source}")
        else:
            parts.append(["text", unescaped(part)])
    return parts


def tree(node):
    kind, children = node.type, node.named_children
    if kind in ("identifier", "qualified_name", "member_access_expression", "generic_name", "array_type", "predefined_type", "alias_qualified_name", "nullable_type"):
        return ["name", text(node)]
    if kind == "string_literal":
        return ["text", unescaped(text(node)[1:-1])]
    if kind == "integer_literal":
        return ["number", text(node)]
    if kind == "real_literal":
        return ["number", text(node)]
    if kind == "prefix_unary_expression" and children[0].type in ("integer_literal", "real_literal"):
        return ["number", text(node)]
    if kind in ("boolean_literal", "null_literal"):
        return ["word", text(node)]
    if kind == "interpolated_string_expression":
        return ["template", *template(text(node))]
    return [kind, *[tree(child) for child in children if child.type != "comment"]]


def read(source):
    root = parser.parse(source.encode()).root_node
    if root.has_error:

        def wrong(node):
            if node.type == "ERROR" or node.is_missing:
                return f"line {node.start_point[0] + 1}: {text(node)[:200]!r}"
            return next((found for child in node.children if child.has_error or child.is_missing for found in [wrong(child)] if found), None)

        return {"error": wrong(root) or "not C#"}
    comments = [text(node) for node in every(root) if node.type == "comment"]
    return {"tree": tree(root), "comments": comments}


def every(node):
    yield node
    for child in node.children:
        yield from every(child)


print(json.dumps([read(source) for source in json.load(sys.stdin)]))
