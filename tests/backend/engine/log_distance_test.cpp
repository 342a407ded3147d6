// How far a reader is from an end, and of which topics.
#include "backend/engine/log_distance.h"

#include "backend/engine/edit_targets.h"

#include <QTest>

using namespace sluice;

namespace {

watch::KafkaSample sampled(const std::vector<std::string>& topics) {
    watch::KafkaSample sample;
    for (const auto& topic : topics) sample.topics.push_back({topic, {{topic, 0, 7}}});
    return sample;
}

QString namesOf(const std::optional<std::vector<PartitionOffset>>& ends) {
    if (!ends) return "unknown";
    QStringList names;
    for (const auto& end : *ends) names.append(QString::fromStdString(end.topic));
    return names.join(' ');
}

}  // namespace

class LogDistanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsAreOfWhatIsTaken_data() {
        QTest::addColumn<config::TopicPatterns>("topics");
        QTest::addColumn<QString>("ends");
        QTest::newRow("a name") << config::TopicPatterns{"orders"} << "orders";
        QTest::newRow("a name not seen") << config::TopicPatterns{"orders", "gone"} << "unknown";
        QTest::newRow("a pattern") << config::TopicPatterns{"shop.*", "!shop.tmp"} << "shop.a shop.b";
        QTest::newRow("a name and a pattern") << config::TopicPatterns{"shop.b", "shop.*"} << "shop.b shop.a shop.tmp";
        QTest::newRow("a pattern that takes nothing yet") << config::TopicPatterns{"crm.*"} << "";
    }
    void endsAreOfWhatIsTaken() {
        QFETCH(config::TopicPatterns, topics);
        QTEST(namesOf(endsOf(sampled({"orders", "shop.a", "shop.b", "shop.tmp"}), topics)), "ends");
    }

    void topicsComeByWhatIsAddedOrNoMoreTakenAway() {
        using Names = std::vector<std::string>;
        QCOMPARE(topicsAdded({"a"}, {"a", "b.*"}), Names{"b.*"});
        QCOMPARE(topicsAdded({"b.*"}, {"b.*", "b.c"}), Names{});
        QCOMPARE(topicsAdded({"b.*", "!b.c"}, {"b.*"}), Names{"b.c"});
        QCOMPARE(topicsAdded({"b.*"}, {"b.*", "!b.c"}), Names{});
        QCOMPARE(topicsAdded({"b.*", "!b.c"}, {"b.*", "!b.c"}), Names{});
    }
};

QTEST_GUILESS_MAIN(LogDistanceTest)
#include "log_distance_test.moc"
