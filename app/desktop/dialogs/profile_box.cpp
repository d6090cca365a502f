// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/profile_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/desktop/dialogs/profile_dialog.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "app/reading/read_option.h"
#include "core/format/profile/find_profile.h"
#include "core/format/profile/profile_folder.h"
#include "core/format/profile/profile_text.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"

namespace tally {

namespace {

// Titles of what comes with the program are of its language, those of the user as written.
QString titleOf(const Profile& profile)
{
    static constexpr const char* kShipped[] = {QT_TRANSLATE_NOOP("tally::ProfileBox", "Video events"), QT_TRANSLATE_NOOP("tally::ProfileBox", "Web access logs"),
                                               QT_TRANSLATE_NOOP("tally::ProfileBox", "CloudEvents 1.0"), QT_TRANSLATE_NOOP("tally::ProfileBox", "Shop clicks"), QT_TRANSLATE_NOOP("tally::ProfileBox", "Trades")};
    for (const char* known : kShipped)
        if (profile.origin == "shipped" && profile.title == known) return QCoreApplication::translate("tally::ProfileBox", known);
    return text(profile.title);
}

}  // namespace

ProfileBox::ProfileBox(const QString& fileName, QWidget* parent) : QWidget(parent), fileName_(fileName)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout();
    row->setSpacing(6);
    box_ = new QComboBox();
    box_->setObjectName(QStringLiteral("profiles"));
    box_->setAccessibleName(tr("Profile"));
    box_->setMinimumContentsLength(8);
    auto* more = new IconButton(QStringLiteral("more"), tr("Save, save as or delete the profile"));
    more->setPopupMode(QToolButton::InstantPopup);
    buildMenu();
    more->setMenu(menu_);
    row->addWidget(box_, 1);
    row->addWidget(more);
    column->addLayout(row);
    reason_ = new ElidedLabel(TextStyle::Small, Role::Muted);
    trouble_ = new ElidedLabel(TextStyle::Small, Role::Crit);
    column->addWidget(reason_);
    column->addWidget(trouble_);
    rememberRow_ = new QWidget();
    auto* keep = new QHBoxLayout(rememberRow_);
    keep->setContentsMargins(0, 0, 0, 0);
    keep->setSpacing(6);
    remember_ = new QCheckBox(tr("Remember for"));
    remember_->setToolTip(tr("The next log whose name fits is opened with this profile"));
    pattern_ = new QLineEdit();
    pattern_->setAccessibleName(tr("Names of files; * is any text"));
    pattern_->setToolTip(pattern_->accessibleName());
    keep->addWidget(remember_);
    keep->addWidget(pattern_, 1);
    column->addWidget(rememberRow_);
    patterns_ = ProfilePatterns::read(userPatternFile(), &problems_);
    pattern_->setText(text(patternFor(bytes(fileName_))));
    load();
    say();
    connect(box_, &QComboBox::currentIndexChanged, this, &ProfileBox::choose);
}

void ProfileBox::buildMenu()
{
    menu_ = new QMenu(this);
    save_ = menu_->addAction(tr("Save"), this, &ProfileBox::save);
    menu_->addAction(tr("Save as…"), this, &ProfileBox::saveAs);
    menu_->addSeparator();
    remove_ = menu_->addAction(tr("Delete"), this, &ProfileBox::remove);
    connect(menu_, &QMenu::aboutToShow, this, &ProfileBox::say);
}

void ProfileBox::load()
{
    const Profile* chosen = current();
    const std::string name = chosen == nullptr ? std::string() : chosen->name;
    std::erase_if(problems_, [](const Error& problem) { return problem.where != userPatternFile(); });
    profiles_ = allProfiles(userProfileFolder(), &problems_);
    const QSignalBlocker quiet(box_);
    box_->clear();
    box_->addItem(tr("None: find out"));
    for (const Profile& profile : profiles_) {
        box_->addItem(titleOf(profile));
        box_->setItemData(box_->count() - 1, text(profile.name), Qt::ToolTipRole);
    }
    show(name);
}

void ProfileBox::show(const std::string& name)
{
    const QSignalBlocker quiet(box_);
    const auto found = std::find_if(profiles_.begin(), profiles_.end(), [&](const Profile& profile) { return profile.name == name; });
    box_->setCurrentIndex(found == profiles_.end() ? 0 : static_cast<int>(found - profiles_.begin()) + 1);
}

const Profile* ProfileBox::current() const
{
    const int at = box_->currentIndex() - 1;
    return at < 0 || at >= static_cast<int>(profiles_.size()) ? nullptr : &profiles_[static_cast<std::size_t>(at)];
}

ReadOptions ProfileBox::remembered()
{
    const ProfilePatterns::Entry* entry = patterns_.find(bytes(fileName_));
    if (entry != nullptr) {
        because_ = entry->pattern;
        pattern_->setText(text(entry->pattern));
        remember_->setChecked(true);
        show(entry->profile);
        if (current() == nullptr)
            problems_.push_back({ErrorCode::Usage, bytes(tr("“%1”, remembered for %2, cannot be used").arg(text(entry->profile), text(entry->pattern))), {}});
    }
    options_ = current() == nullptr ? ReadOptions{} : current()->options;
    say();
    return options_;
}

void ProfileBox::choose(int)
{
    because_.clear();
    remember_->setChecked(current() != nullptr);
    options_ = current() == nullptr ? ReadOptions{} : current()->options;
    say();
    emit chosen(options_);
}

void ProfileBox::setOptions(const ReadOptions& options)
{
    options_ = options;
    say();
}

bool ProfileBox::changed() const
{
    const Profile* profile = current();
    Profile now;
    now.options = options_;
    if (profile == nullptr) return !profileText(now).empty();
    Profile before;
    before.options = profile->options;
    return profileText(now) != profileText(before);
}

void ProfileBox::say()
{
    const Profile* profile = current();
    const bool own = profile != nullptr && profile->origin != "shipped";
    QString reason;
    if (profile != nullptr && !because_.empty()) reason = tr("profile “%1” remembered for %2").arg(text(profile->name), text(because_));
    else if (profile != nullptr) reason = own ? tr("“%1”, of your own").arg(text(profile->name)) : tr("“%1”, comes with the program").arg(text(profile->name));
    if (profile != nullptr && changed()) reason = tr("“%1”, changed and not saved").arg(text(profile->name));
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    trouble_->setText(problem());
    trouble_->setVisible(!trouble_->text().isEmpty());
    rememberRow_->setVisible(profile != nullptr);
    save_->setEnabled(profile != nullptr && changed());
    remove_->setEnabled(own);
    remove_->setText(own && isShippedProfile(profile->name) ? tr("Reset to the shipped one") : tr("Delete"));
}

QString ProfileBox::problem() const
{
    QStringList sentences;
    for (const Error& one : problems_) sentences += one.where.empty() ? sentence(one.what) : tr("%1: %2").arg(text(one.where), sentence(one.what));
    if (!writeProblem_.isEmpty()) sentences += writeProblem_;
    return sentences.join(QLatin1Char('\n'));
}

void ProfileBox::save()
{
    const Profile* profile = current();
    if (profile == nullptr) return saveAs();
    Profile kept = *profile;
    kept.options = options_;
    kept.options.profile = kept.name;
    const auto saved = saveProfile(userProfileFolder(), kept);
    writeProblem_ = saved ? QString() : tr("%1: %2").arg(text(saved.error().where), sentence(saved.error().what));
    load();
    say();
}

void ProfileBox::saveAs()
{
    Profile proposal;
    if (current() != nullptr) proposal = *current();
    QStringList taken;
    for (const Profile& profile : profiles_) taken += text(profile.name);
    auto* dialog = new ProfileDialog(proposal, taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::named, this, [this, dialog](const Profile& named) {
        Profile kept = named;
        kept.options = options_;
        kept.options.profile = kept.name;
        const auto saved = saveProfile(userProfileFolder(), kept);
        if (!saved) return dialog->showProblem(sentence(saved.error().what));
        dialog->accept();
        because_.clear();
        options_.profile = kept.name;
        load();
        show(kept.name);
        remember_->setChecked(true);
        say();
        emit chosen(options_);
    });
    dialog->open();
}

void ProfileBox::remove()
{
    const Profile* profile = current();
    if (profile == nullptr) return;
    const std::string name = profile->name;
    const auto removed = removeProfile(userProfileFolder(), name);
    writeProblem_ = removed ? QString() : tr("%1: %2").arg(text(removed.error().where), sentence(removed.error().what));
    if (removed && !isShippedProfile(name)) {
        patterns_.forgetProfile(name);
        if (const auto kept = patterns_.write(userPatternFile()); !kept) writeProblem_ = sentence(kept.error().what);
    }
    load();
    choose(box_->currentIndex());
}

void ProfileBox::keepChoice()
{
    const ProfilePatterns before = patterns_;
    const std::string pattern = bytes(pattern_->text().trimmed());
    // What stood there for this file and is not wished any more goes, whatever it was called.
    if (const ProfilePatterns::Entry* entry = before.find(bytes(fileName_)); entry != nullptr && (current() == nullptr || !remember_->isChecked() || !because_.empty())) patterns_.forget(entry->pattern);
    if (current() != nullptr && remember_->isChecked() && !pattern.empty()) patterns_.set(pattern, current()->name);
    if (patterns_.entries() == before.entries()) return;
    // The log opens all the same; the next dialog says what of the file is wrong.
    (void)patterns_.write(userPatternFile());
}

}  // namespace tally
