#include "backend/formats/debezium/decoder.h"
#include "backend/formats/debezium/encoder.h"
#include "backend/formats/format.h"

namespace sluice::formats::debezium {
namespace {

class Debezium : public Format {
public:
    explicit Debezium(const FormatOptions& options) : m_options(options) {}

    Result<std::shared_ptr<const RowFormat>> plan(const SchemaPtr& schema) const override {
        return std::make_shared<const EnvelopeEncoder>(schema, m_options);
    }
    Result<> decode(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                    const TypeBook& types, Batch& into) const override {
        return decodeEvent(key, hasKey, value, hasValue, origin, types, m_options, into);
    }

private:
    FormatOptions m_options;
};

}  // namespace

const FormatKind& connector() {
    static const FormatKind kind{"debezium", "Envelopes as Debezium's MySQL connector writes them",
                                 [](const FormatOptions& options) -> std::shared_ptr<const Format> {
                                     return std::make_shared<const Debezium>(options);
                                 }};
    return kind;
}

}  // namespace sluice::formats::debezium
