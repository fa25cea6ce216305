// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeline_scene.h"
#include "ui/views/view.h"

namespace phonehome {

/// One lane a protocol: when each device says what. Wheel zooms at the pointer, Shift and wheel moves, a drag selects a
/// time span that narrows every view, a click selects an event; arrow keys go from event to event.
class Timeline final : public View {
    Q_OBJECT
public:
    explicit Timeline(const ViewContext& context, QWidget* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot) override;
    TimeSpan visibleSpan() const { return m_scene.visible; }
    void setVisibleSpan(TimeSpan span);
    const Lanes& lanes() const { return m_lanes; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void fit();
    void zoomIn();
    void zoomOut();
    void zoomToSelection();

signals:
    void visibleSpanChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { None, Span, Brush };

    TimelineLayout layoutNow() const;
    void refresh();
    void describe();
    void zoom(double factor, Timestamp around);
    void move(double share);
    void moveBrush(double x);
    /// The event within a few pixels of the point, nullptr when there is none.
    const LaneEvent* eventAt(const QPointF& point) const;
    void stepEvent(int direction);
    void stepLane(int direction);
    void setCursorEvent(const LaneEvent& event);

    ViewContext m_context;
    Lanes m_lanes;
    TimelineScene m_scene;
    bool m_fitted = true; ///< shows all, and goes on doing so while a capture loads
    Drag m_drag = Drag::None;
    QPointF m_pressed;
};

} // namespace phonehome
