#include "backend/formats/format.h"
#include "backend/formats/json/decoder.h"
#include "backend/formats/json/encoder.h"

namespace sluice::formats::json {
namespace {

class Flat : public Format {
public:
    explicit Flat(const FormatOptions& options) : m_options(options) {}

    Result<std::shared_ptr<const RowFormat>> plan(const SchemaPtr& schema) const override {
        return std::make_shared<const FlatEncoder>(schema, m_options);
    }
    Result<> decode(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                    const TypeBook& types, Batch& into) const override {
        return decodeRecord(key, hasKey, value, hasValue, origin, types, m_options, into);
    }

private:
    FormatOptions m_options;
};

}  // namespace

const FormatKind& connector() {
    static const FormatKind kind{"json", "Flat rows with _op, _ts and _position",
                                 [](const FormatOptions& options) -> std::shared_ptr<const Format> {
                                     return std::make_shared<const Flat>(options);
                                 }};
    return kind;
}

}  // namespace sluice::formats::json
