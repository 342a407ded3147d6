#include "backend/engine/preview.h"

namespace sluice {

Result<Preview> preview(const config::Workspace&, const PreviewRequest& request, const config::Secrets&,
                        const std::stop_token&) {
    return halt("job." + request.job + " has no preview yet.");
}

}  // namespace sluice
