# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions for zsh and fish."""


def zsh_text(text):
    return text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def zsh_value(option):
    if option.choices:
        return f"({' '.join(option.choices)})"
    return {"FILE": "_files", "DIR": "_files -/", "PROFILE": "_tally_profiles"}.get(option.value, " ")


def zsh_option(option):
    value = f":{zsh_text(option.value.lower())}:{zsh_value(option)}" if option.value else ""
    text = f"[{zsh_text(option.text)}]{value}"
    if len(option.names) == 1:
        return f"'{option.names[0]}{text}'"
    return f"'({' '.join(option.names)})'{{{','.join(option.names)}}}'{text}'"


def zsh_function(command):
    name = "_" + "_".join(command.path)
    lines = [zsh_option(option) for option in command.options]
    if not command.children:
        if command.positionals:
            lines.append(f"'*:{command.positionals[0].names[0]}:_files'")
        return f"{name}() {{\n  _arguments -s \\\n    " + " \\\n    ".join(lines) + "\n}\n"
    lines += ["'1:command:->command'", "'*::argument:->argument'"]
    children = "".join(f"        '{child.path[-1]}:{zsh_text(child.about)}'\n" for child in command.children)
    ways = "".join(f"        {child.path[-1]}) {'_' + '_'.join(child.path)} ;;\n" for child in command.children)
    return f"""{name}() {{
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C \\
    {(' ' + chr(92) + chr(10) + '    ').join(lines)}
  case $state in
    command)
      local -a commands=(
{children}      )
      _describe command commands
      ;;
    argument)
      case $line[1] in
{ways}      esac
      ;;
  esac
}}
"""


def zsh_completion(root):
    program = root.path[0]
    functions = "\n".join(zsh_function(command) for command in root.walk())
    return f"""#compdef {program}
# {program}(1); made by packaging/manual/make_manual.py from the program's own help.

_tally_profiles() {{
  local -a profiles=(${{(f)"$(tallyctl profiles --format csv 2>/dev/null | sed '1d; s/,.*//')"}})
  compadd -a profiles
}}

{functions}
_{program} "$@"
"""


def fish_text(text):
    return text.replace("\\", "\\\\").replace("'", "\\'")


def fish_option(program, condition, option):
    words = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names)
    value = ""
    if option.value:
        value = {"FILE": " -r -F", "DIR": " -x -a '(__fish_complete_directories)'",
                 "PROFILE": " -x -a '(tallyctl profiles --format csv 2>/dev/null | sed \"1d; s/,.*//\")'"}.get(option.value, " -x")
        if option.choices:
            value = f" -x -a '{' '.join(option.choices)}'"
    return f"complete -c {program}{condition}{words}{value} -d '{fish_text(option.text)}'\n"


def fish_completion(root):
    program = root.path[0]
    lines = [f"# {program}(1); made by packaging/manual/make_manual.py from the program's own help.\n"]
    known = " ".join(f"'{command.key}'" for command in root.walk() if command.key)
    if known:
        lines.append(f"""
# The command the words so far make up, e.g. "names import".
function __{program}_command
    set -l path
    for word in (commandline -opc)[2..-1]
        set -l longer (string join -- ' ' $path $word)
        contains -- $longer {known}; and set path $longer
    end
    echo $path
end
function __{program}_at
    test "$(__{program}_command)" = "$argv[1]"
end
""")
    for command in root.walk():
        condition = f" -n '__{program}_at \"{command.key}\"'" if known else ""
        if not command.positionals:
            lines.append(f"complete -c {program}{condition} -f\n")
        lines += [f"complete -c {program}{condition} -f -a {child.path[-1]} -d '{fish_text(child.about)}'\n" for child in command.children]
        lines += [fish_option(program, condition, option) for option in command.options]
    return "".join(lines)
