// The hub's description (assets/openapi.json) as a judge of requests and answers: the part of JSON
// Schema that it uses. A keyword that is not known here is a finding, so nothing passes unread.
#pragma once

#include <string>

#include "core/base/json.h"
#include "sync/wire/message.h"

namespace uketsuke {

class Description {
  public:
    explicit Description(Json document) : document_(std::move(document)) {}

    // The first thing that does not fit, or empty.
    std::string judge(const Request& request, const Response& response) const;
    // A value against components/schemas/NAME.
    std::string judge(const Json& value, const std::string& schema) const;

    const Json& document() const { return document_; }
    // GET /v1/entries -> its operation; null where there is none.
    Json operation(const std::string& method, const std::string& path) const;

  private:
    std::string check(const Json& value, const Json& schema, const std::string& where) const;
    std::string check_object(const Json& value, const Json& schema, const std::string& where) const;
    std::string check_body(const Response& response, const Json& media) const;
    Json resolved(const Json& node) const;

    Json document_;
};

}  // namespace uketsuke
