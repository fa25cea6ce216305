// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeline_scene.h"
#include "ui/views/view.h"

class QComboBox;
class QScrollBar;

namespace phonehome {

/// When each device says what, a lane for each protocol, group, device or peer. Wheel zooms at the pointer, Shift and
/// wheel moves, a drag selects a time span and asks what for. A click selects an event, arrow keys go from event to
/// event; with Shift and Ctrl they set a second cursor that the first is measured against.
class Timeline final : public View {
    Q_OBJECT
public:
    explicit Timeline(const ViewContext& context, QWidget* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot) override;
    TimeSpan visibleSpan() const { return m_scene.visible; }
    void setVisibleSpan(TimeSpan span);
    const Lanes& lanes() const { return m_lanes; }
    LaneMode laneMode() const { return m_mode; }
    void setLaneMode(LaneMode mode);
    /// What the picture is made from just now.
    const TimelineScene& scene() const { return m_scene; }
    /// What stands in the tooltip at a point; empty where there is nothing to say.
    QString tipAt(const QPoint& point) const;
    /// Where a lane is, its name included; it may be scrolled out of sight.
    QRectF laneRect(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void fit();
    void zoomIn();
    void zoomOut();
    void zoomToSelection();

signals:
    void visibleSpanChanged();
    void laneModeChanged(phonehome::LaneMode mode);
    /// By the user, on the timeline itself.
    void laneModeChosen(phonehome::LaneMode mode);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// What is shown when everything is.
    TimeSpan fitting() const;
    enum class Drag { None, Span, Brush };
    static constexpr double kZoomStep = 1.25;
    static constexpr double kGrab = 6; ///< pixels

    TimelineLayout layoutNow() const;
    void refresh();
    void describe();
    /// Puts the choice of lanes and the scroll bar in their places.
    void arrange();
    void countDensity();
    void zoom(double factor, Timestamp around);
    void move(double share);
    void moveBrush(double x);
    /// nullopt: all.
    std::optional<TimeSpan> shownNow() const;
    std::optional<TimeSpan> cursorSpan() const;
    /// Asks what the span was selected for.
    void openMenu(const TimeSpan& span, const QPoint& at);
    /// Compares what is before the moment with what is after it.
    void part(Timestamp moment);
    /// Asks what a moment is meant for.
    void openMomentMenu(Timestamp moment, const QPoint& at);

    /// The event within a few pixels of the point, nullptr when there is none.
    const LaneEvent* eventAt(const QPointF& point) const;
    void clickLane(const QMouseEvent& event);
    void clickName(const Lane& lane);
    QString markTip(const LaneBeats& beats, const QPointF& point) const;
    QString laneTip(const Lane& lane) const;
    void stepEvent(int direction);
    void stepSecond(int direction);
    void stepLane(int direction);
    /// The next event of the same lane, nullptr at its end.
    const LaneEvent* neighbour(const LaneEvent& event, int direction) const;
    void setCursorEvent(const LaneEvent& event);
    void setSecond(std::optional<LaneEvent> event);
    void bringIntoSight(const LaneEvent& event);

    ViewContext m_context;
    Lanes m_lanes;
    TimelineScene m_scene;
    LaneMode m_mode = LaneMode::Protocol;
    QComboBox* m_choice;
    QScrollBar* m_scroll;
    std::vector<std::uint32_t> m_density;
    std::uint64_t m_densityOf = 0; ///< version of the lanes
    TimeSpan m_densityIn;
    bool m_fitted = true; ///< shows all, and goes on doing so while a capture loads
    Drag m_drag = Drag::None;
    QPointF m_pressed;
};

} // namespace phonehome
