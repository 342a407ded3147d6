#include "widgets/theme/style.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

namespace sluice::widgets {

namespace {

bool isTextArea(const QWidget* widget) {
    return qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
}

}  // namespace

SluiceStyle::SluiceStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void SluiceStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
                        qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
                        qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget) ||
                        qobject_cast<QHeaderView*>(widget);
    if (hovers) widget->setAttribute(Qt::WA_Hover);
    // Under a style sheet Qt asks nobody how large a spin box wants to be.
    if (qobject_cast<QAbstractSpinBox*>(widget)) widget->setMinimumSize(80, grid::controlHeight);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->viewport()->setAttribute(Qt::WA_Hover);
}

void SluiceStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
        case PE_PanelButtonCommand:
            paint::button(*painter, *option, widget);
            return;
        case PE_PanelButtonTool:
            paint::toolButton(*painter, *option);
            return;
        case PE_PanelLineEdit:
        case PE_FrameLineEdit:
            // Inside a spin box or an editable combo box the outer control draws the frame.
            if (widget && (qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) ||
                           qobject_cast<QComboBox*>(widget->parentWidget())))
                return;
            if (const auto* edit = qobject_cast<const QLineEdit*>(widget); edit && !edit->hasFrame()) return;
            paint::field(*painter, *option, widget && widget->property("invalid").toBool());
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            paint::checkBox(*painter, *option);
            return;
        case PE_IndicatorRadioButton:
            paint::radioButton(*painter, *option);
            return;
        case PE_IndicatorArrowDown:
            paint::chevron(*painter, option->rect, Qt::DownArrow, theme.textSecondary);
            return;
        case PE_IndicatorArrowUp:
            paint::chevron(*painter, option->rect, Qt::UpArrow, theme.textSecondary);
            return;
        case PE_IndicatorArrowRight:
            paint::chevron(*painter, option->rect, Qt::RightArrow, theme.textSecondary);
            return;
        case PE_IndicatorArrowLeft:
            paint::chevron(*painter, option->rect, Qt::LeftArrow, theme.textSecondary);
            return;
        case PE_IndicatorHeaderArrow: {
            const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
            if (!header || header->sortIndicator == QStyleOptionHeader::None) return;
            const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
            paint::chevron(*painter, option->rect, up ? Qt::UpArrow : Qt::DownArrow, theme.textSecondary);
            return;
        }
        case PE_IndicatorBranch:
            if (option->state & State_Children)
                paint::chevron(*painter, option->rect, option->state & State_Open ? Qt::DownArrow : Qt::RightArrow,
                               theme.textSecondary);
            return;
        case PE_FrameFocusRect:
            // In the list of a combo box the selection alone says where one is.
            if (widget && widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer"))
                return;
            paint::focusRing(*painter, option->rect, 4);
            return;
        case PE_PanelItemViewRow:
            return;  // the cell paints selection and hover
        case PE_PanelItemViewItem:
            paint::itemBackground(*painter, *option);
            return;
        case PE_Frame:
            if (isTextArea(widget))
                paint::field(*painter, *option);
            else
                paint::outline(*painter, option->rect, 0, theme.border);
            return;
        case PE_FrameWindow:
            paint::outline(*painter, option->rect, 0, theme.border);
            return;
        case PE_FrameGroupBox:
            paint::outline(*painter, option->rect, grid::controlRadius, theme.border);
            return;
        case PE_FrameTabBarBase:
            painter->fillRect(option->rect.adjusted(0, option->rect.height() - 1, 0, 0), theme.border);
            return;
        case PE_FrameTabWidget:
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SluiceStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
        case CE_PushButtonBevel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                QStyleOptionButton bevel = *button;
                bevel.features &= ~QStyleOptionButton::HasMenu;  // its arrow comes with the label
                QProxyStyle::drawControl(element, &bevel, painter, widget);
                return;
            }
            break;
        case CE_PushButtonLabel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                QStyleOptionButton label = *button;
                label.palette.setColor(QPalette::ButtonText, paint::buttonTextColour(*option, widget));
                // The arrow of a menu is drawn by us, so that it looks like a combo box's.
                if (label.features & QStyleOptionButton::HasMenu) {
                    label.features &= ~QStyleOptionButton::HasMenu;
                    const QRect arrow(option->rect.right() - 22, option->rect.top(), 16, option->rect.height());
                    paint::chevron(*painter, arrow, Qt::DownArrow, theme.textSecondary);
                    label.rect.adjust(0, 0, -18, 0);
                }
                QProxyStyle::drawControl(element, &label, painter, widget);
                return;
            }
            break;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea:
            paint::headerSection(*painter, *option);
            return;
        case CE_HeaderLabel:
            if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
                QStyleOptionHeader label = *header;
                label.palette.setColor(QPalette::ButtonText, theme.textSecondary);
                label.state &= ~State_On;  // a selected column does not make its heading bold
                painter->setFont(uiFont(TextSize::Small, QFont::Medium));
                QProxyStyle::drawControl(element, &label, painter, widget);
                return;
            }
            break;
        case CE_TabBarTabShape:
            paint::tab(*painter, *option);
            return;
        case CE_TabBarTabLabel:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
                QStyleOptionTab label = *tab;
                const bool selected = tab->state & State_Selected;
                label.palette.setColor(QPalette::WindowText, selected ? theme.text : theme.textSecondary);
                label.state &= ~State_HasFocus;
                QProxyStyle::drawControl(element, &label, painter, widget);
                if (tab->state & State_HasFocus) paint::focusRing(*painter, tab->rect.adjusted(4, 4, -4, -4), 4);
                return;
            }
            break;
        case CE_ProgressBarGroove:
            return;
        case CE_ProgressBarContents:
            paint::progress(*painter, *option);
            return;
        case CE_Splitter:
            if (option->rect.width() < option->rect.height())
                painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                                  theme.border);
            else
                painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                                  theme.border);
            return;
        default:
            break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SluiceStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (control) {
        case CC_ComboBox:
            paint::field(*painter, *option);
            paint::chevron(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), Qt::DownArrow,
                           theme.textSecondary);
            return;
        case CC_SpinBox:
            paint::field(*painter, *option);
            paint::chevron(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), Qt::UpArrow,
                           theme.textSecondary);
            paint::chevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), Qt::DownArrow,
                           theme.textSecondary);
            return;
        case CC_Slider:
            paint::slider(*painter, *option, subControlRect(control, option, SC_SliderHandle, widget));
            return;
        case CC_ScrollBar:
            painter->fillRect(option->rect, widget && widget->testAttribute(Qt::WA_NoSystemBackground)
                                                ? QBrush(Qt::NoBrush)
                                                : QBrush(theme.surface));
            paint::scrollHandle(*painter, *option, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        default:
            QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int SluiceStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_DefaultFrameWidth:
            return isTextArea(widget) ? 4 : QProxyStyle::pixelMetric(metric, option, widget);
        case PM_ScrollBarExtent:
            return 10;
        case PM_ScrollBarSliderMin:
            return 28;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 16;
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        case PM_SplitterWidth:
            return 9;
        case PM_HeaderMarkSize:
            return 12;
        case PM_HeaderMargin:
            return 10;
        case PM_TabBarTabHSpace:
            return 24;
        case PM_TabBarTabVSpace:
            return 16;
        case PM_TabBarTabShiftVertical:
            return 0;
        case PM_FocusFrameHMargin:
            return 6;  // also the padding of a cell in a view
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return 8;
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SluiceStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ItemView_ShowDecorationSelected:
            return hint == SH_ItemView_ShowDecorationSelected;
        case SH_ComboBox_Popup:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 500;
        case SH_ScrollBar_LeftClickAbsolutePosition:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize SluiceStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            const bool iconOnly = button && button->text.isEmpty();
            const bool menu = button && (button->features & QStyleOptionButton::HasMenu);
            result = QSize(size.width() + (iconOnly ? 16 : 28) + (menu ? 8 : 0),
                           std::max(grid::controlHeight, size.height() + 12));
            if (iconOnly) result.setWidth(std::max(result.width(), result.height()));
            return result;
        }
        case CT_ComboBox:
        case CT_LineEdit:
            return {result.width() + 8, std::max(grid::controlHeight, size.height() + 8)};
        case CT_ItemViewItem:
            return {result.width(), std::max(grid::rowHeight, result.height())};
        case CT_HeaderSection:
            return {result.width(), std::max(grid::rowHeight, result.height() - 8)};
        default:
            return result;
    }
}

QRect SluiceStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect box = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const QWidget* outer = widget ? widget->parentWidget() : nullptr;
        const bool inside = qobject_cast<const QAbstractSpinBox*>(outer) || qobject_cast<const QComboBox*>(outer);
        const auto* edit = qobject_cast<const QLineEdit*>(widget);
        return inside || (edit && !edit->hasFrame()) ? box : box.adjusted(6, 0, -6, 0);
    }
    // Margins only at the sides: with those above and below a header of 28 px would cut its text.
    if (element == SE_HeaderLabel) return option->rect.adjusted(10, 0, -10, 0);
    if (element == SE_HeaderArrow) return {option->rect.right() - 20, option->rect.top(), 12, option->rect.height()};
    return box;
}

QRect SluiceStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const {
    const QRect box = option->rect;
    if (control == CC_ComboBox && part == SC_ComboBoxArrow) return {box.right() - 24, box.top(), 20, box.height()};
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) return box.adjusted(8, 2, -26, -2);
    if (control == CC_SpinBox) {
        const int half = box.height() / 2;
        if (part == SC_SpinBoxUp) return {box.right() - 22, box.top() + 2, 20, half - 2};
        if (part == SC_SpinBoxDown) return {box.right() - 22, box.top() + half, 20, half - 2};
        if (part == SC_SpinBoxEditField) return box.adjusted(8, 2, -24, -2);
        if (part == SC_SpinBoxFrame) return box;
    }
    if (control == CC_ScrollBar) {
        // No arrows at the ends: the groove takes the whole length.
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) return {};
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar && (part == SC_ScrollBarGroove || part == SC_ScrollBarSlider || part == SC_ScrollBarAddPage ||
                    part == SC_ScrollBarSubPage))
            return paint::scrollPart(*bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

}  // namespace sluice::widgets
