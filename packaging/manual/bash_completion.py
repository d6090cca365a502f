# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion for bash, without the help of the bash-completion package."""


def typed(options):
    return " ".join(name for option in options for name in option.names)


def value_lines(root):
    """One case for each way of completing a value; a pattern is COMMAND and OPTION."""
    groups = {}
    for command in root.walk():
        for option in command.options:
            how = how_to(option)
            if option.value:
                groups.setdefault(how, []).extend(f'"{command.key} {name}"' for name in option.names)
    for how, patterns in sorted(groups.items()):
        yield f"    {' | '.join(patterns)})\n      {how}\n      return\n      ;;\n"


def how_to(option):
    if option.choices:
        return f"COMPREPLY=($(compgen -W '{' '.join(option.choices)}' -- \"$current\"))"
    return {"FILE": '_tally_files -f "$current"', "DIR": '_tally_files -d "$current"',
            "PROFILE": '_tally_profiles "$current"'}.get(option.value, "COMPREPLY=()")


def bash_completion(root):
    program = root.path[0]
    parents = [command for command in root.walk() if command.children]
    steps = "".join(f'      "{c.key}")\n        case "$word" in {" | ".join(n.path[-1] for n in c.children)}) path="${{path:+$path }}$word" ;; esac\n        ;;\n'
                    for c in parents)
    words = "".join(f'    "{c.key}") words=\'{" ".join([n.path[-1] for n in c.children] + typed(c.options).split())}\' ;;\n'
                    for c in root.walk())
    files = " | ".join(f'"{c.key}"' for c in root.walk() if c.positionals)
    loop = f'''  local word i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word="${{COMP_WORDS[i]}}"
    case "$path" in
{steps}    esac
  done
''' if parents else ""
    return f'''# shellcheck shell=bash disable=SC2207
# {program}(1); made by packaging/manual/make_manual.py from the program's own help.

_tally_files() {{
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}}

_tally_profiles() {{
  COMPREPLY=($(compgen -W "$(tallyctl profiles --format csv 2>/dev/null | sed '1d; s/,.*//')" -- "$1"))
}}

_{program}() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD - 1]}}" path="" words=""
{loop}  case "$path $previous" in
{"".join(value_lines(root))}  esac
  case "$path" in
{words}  esac
  if [[ "$current" != -* ]]; then
    case "$path" in
    {files})
      _tally_files -f "$current"
      return
      ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -F _{program} {program}
'''
