// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/format/profile/find_profile.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

int list(const std::string& asked)
{
    const auto format = tableFormat(asked);
    if (!format) return report(format.error());
    std::vector<Error> problems;
    Table table{{{"profile", CellKind::Text}, {"title", CellKind::Text}, {"item", CellKind::Text}, {"from", CellKind::Text}}, {}};
    for (const Profile& profile : allProfiles(userProfileFolder(), &problems))
        table.rows.push_back({profile.name, profile.title, profile.itemWord, profile.origin});
    put(write(table, *format));
    for (const Error& problem : problems) report(problem);
    return kOk;
}

int show(const std::string& name)
{
    const auto profile = findProfile(name);
    if (!profile) return report(profile.error());
    put(profile->text);
    return kOk;
}

}  // namespace

void addProfilesCommand(CLI::App& app, int* exitCode)
{
    struct ProfilesFlags {
        std::string format, show;
    };
    auto flags = std::make_shared<ProfilesFlags>();
    CLI::App* command = app.add_subcommand("profiles", "Named ways of reading a log, for --profile");
    command->add_option("--show", flags->show, "Print this profile, to be changed and kept under another name in the folder of your own");
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->footer("Your own profiles are the .toml files in " + userProfileFolder() + ".");
    command->callback([flags, exitCode] { *exitCode = flags->show.empty() ? list(flags->format) : show(flags->show); });
}

}  // namespace tally::cli
