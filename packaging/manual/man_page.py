# SPDX-License-Identifier: GPL-3.0-or-later
"""A man page from a tree of commands and the sections a person wrote (parts/NAME.1)."""

# An option that this many commands share, word for word, is explained once.
SHARED_BY = 4


def roff(text):
    """Plain text as roff reads it: nothing in it is a request, a hyphen stays one that can be typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
    text = text.replace("'", "\\(aq")
    return "\\&" + text if text[:1] in (".", "'") else text


def names_of(option):
    typed = ", ".join(f"\\fB{roff(name)}\\fR" if name.startswith("-") else f"\\fI{roff(name)}\\fR" for name in option.names)
    if not option.value or not option.names[0].startswith("-"):
        return typed + ("\\~…" if option.many else "")
    return f"{typed} \\fI{roff('|'.join(option.choices) if option.choices and len(option.choices) < 7 else option.value)}\\fR"


def entry(option):
    needed = " (required)" if option.required and option.names[0].startswith("-") else ""
    return f".TP\n{names_of(option)}\n{roff(option.text + needed)}\n"


def is_help(option):
    return "--help" in option.names


def same(option):
    return (tuple(option.names), option.value, option.text)


def shared_options(root):
    counts = {}
    for command in root.walk():
        for option in command.options:
            if not is_help(option):
                counts.setdefault(same(option), []).append(option)
    return {key: found[0] for key, found in counts.items() if len(found) >= SHARED_BY}


def synopsis(root):
    if not root.children:
        return f".SY {roff(root.path[0])}\n[\\fIoption\\fR\\~…]\n[\\fIfile\\fR\\~…]\n.YS\n"
    return f".SY {roff(root.path[0])}\n\\fIcommand\\fR\n[\\fIoption\\fR\\~…]\n[\\fIfile\\fR\\~…]\n.YS\n"


def command_section(command, shared):
    lines = [f".SS {roff(command.key)}\n{roff(command.about)}.\n"]
    lines += [entry(option) for option in command.positionals]
    own = [option for option in command.options if same(option) not in shared and not is_help(option)]
    lines += [entry(option) for option in own]
    also = [option.names[-1] for option in command.options if same(option) in shared]
    if also:
        lines.append(".PP\nAlso, as under\n.BR \"COMMON OPTIONS\" :\n" + ",\n".join(f"\\fB{roff(name)}\\fR" for name in also) + ".\n")
    if command.footer:
        lines.append(f".PP\n{roff(command.footer)}\n")
    return "".join(lines)


def man_page(root, version, date, tagline, parts):
    """parts: the text of parts/NAME.1: roff that follows the options."""
    program = root.path[0]
    page = ['.\\" SPDX-License-Identifier: GPL-3.0-or-later\n.\\" Made by packaging/manual/make_manual.py from the program\'s own help.\n']
    page.append(f".TH {program.upper()} 1 {roff(date)} \"Tallyscope {version}\" \"User Commands\"\n")
    page.append(f".SH NAME\n{program} \\- {roff(tagline)}\n.SH SYNOPSIS\n{synopsis(root)}")
    before, _, after = parts.partition(".\\\" OPTIONS\n")
    page.append(before)
    if root.children:
        shared = shared_options(root)
        page.append(".SH COMMANDS\n")
        page += [command_section(command, shared) for command in root.walk() if command.key and not command.children]
        page.append(".SH COMMON OPTIONS\n" + "".join(entry(option) for option in shared.values()))
        page.append(".SH OPTIONS\n" + "".join(entry(option) for option in root.options))
    else:
        page.append(".SH OPTIONS\n" + "".join(entry(option) for option in root.positionals + root.options))
    page.append(after)
    return "".join(page)
