#include "ui/bridge/activity_model.h"

#include "ui/words/time_words.h"
#include "widgets/form/table.h"
#include "widgets/theme/status_shape.h"

namespace sluice::ui {

namespace {

widgets::Tone toneOf(int severity) {
    switch (severity) {
        case 1:
            return widgets::Tone::Healthy;
        case 2:
            return widgets::Tone::Warning;
        case 3:
            return widgets::Tone::Critical;
        default:
            return widgets::Tone::Neutral;
    }
}

widgets::Shape shapeOf(int severity) {
    switch (severity) {
        case 1:
            return widgets::Shape::DiscTick;
        case 2:
            return widgets::Shape::Triangle;
        case 3:
            return widgets::Shape::OctagonCross;
        default:
            return widgets::Shape::None;
    }
}

}  // namespace

ActivityModel::ActivityModel(EngineMonitor& monitor, QObject* parent)
    : QAbstractTableModel(parent), m_monitor(monitor), m_stored(monitor) {
    connect(&monitor, &EngineMonitor::eventsArrived, this, &ActivityModel::append);
    connect(&monitor, &EngineMonitor::attachedChanged, this, &ActivityModel::reset);
    connect(&m_stored, &StoredNews::older, this, &ActivityModel::prepend);
    connect(&m_stored, &StoredNews::newer, this, &ActivityModel::append);
    reset();
}

int ActivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActivityModel::word(EngineEvent::Kind kind) {
    switch (kind) {
        case EngineEvent::Kind::Action:
            return tr("Action");
        case EngineEvent::Kind::State:
            return tr("State");
        case EngineEvent::Kind::Error:
            return tr("Error");
        case EngineEvent::Kind::Log:
            break;
    }
    return tr("Log");
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto& event = this->event(index.row());
    const auto subject = QString::fromStdString(event.subject);
    const auto text = QString::fromStdString(event.text);
    const auto detail = QString::fromStdString(event.detail);
    switch (role) {
        case Qt::DisplayRole:
            if (index.column() == Time) return moment(event.at, m_monitor.now());
            if (index.column() == Kind) return word(event.kind);
            return index.column() == Subject ? subject : text;
        case Qt::ToolTipRole:
            if (index.column() == Time) return exactMoment(event.at);
            return index.column() == Text ? (detail.isEmpty() ? text : text + QChar(u'\n') + detail) : QVariant();
        case KindRole:
            return int(event.kind);
        case SeverityRole:
            return event.severity;
        case DetailRole:
            return detail;
        case FilterRole:
            return word(event.kind) + QChar(u' ') + subject + QChar(u' ') + text + QChar(u' ') + detail;
        case widgets::ShapeRole:
            return index.column() == Kind ? int(shapeOf(event.severity)) : QVariant();
        case widgets::ToneRole:
            return int(toneOf(event.severity));
        default:
            return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Time:
            return tr("Time");
        case Kind:
            return tr("Kind");
        case Subject:
            return tr("About");
        case Text:
            return tr("What happened");
        default:
            return {};
    }
}

void ActivityModel::append(const std::vector<EngineEvent>& events) {
    if (events.empty()) return;
    const auto all = m_events.size() + events.size();
    if (all > EngineMonitor::keptEvents && !m_events.empty()) {
        const auto gone = std::min(all - EngineMonitor::keptEvents, m_events.size());
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
        m_events.erase(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(events.size()) - 1);
    m_events.insert(m_events.end(), events.begin(), events.end());
    endInsertRows();
}

void ActivityModel::prepend(const std::vector<EngineEvent>& events) {
    if (events.empty()) return;
    beginInsertRows({}, 0, static_cast<int>(events.size()) - 1);
    m_events.insert(m_events.begin(), events.begin(), events.end());
    endInsertRows();
}

void ActivityModel::reset() {
    beginResetModel();
    m_events = m_monitor.events();
    endResetModel();
    m_stored.ask({}, looksBack);
}

}  // namespace sluice::ui
