// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <atomic>
#include <semaphore>

#include "tests/app/window_fixture.h"

namespace tally {

// Wide fields are painted with threads that Qt has for all: what is done in the background must not hold them.
TEST_F(WindowTest, PaintingDoesNotWaitForWorkInTheBackground)
{
    constexpr int kJobs = 64;   // more than there are processors
    std::counting_semaphore<kJobs> painted(0);
    std::atomic<int> inTime = 0, ended = 0;
    for (int i = 0; i < kJobs; ++i)
        controller->background([&] {
            if (painted.try_acquire_for(std::chrono::seconds(10))) ++inTime;
            ++ended;
            return [] {};
        });
    QImage image(4000, 3000, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addEllipse(QRectF(image.rect()));
    painter.fillPath(path, QColor(20, 60, 200, 90));
    painter.end();
    EXPECT_EQ(ended, 0);
    painted.release(kJobs);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ended == kJobs; }, 20000));
    EXPECT_EQ(inTime, kJobs);
}

}  // namespace tally
