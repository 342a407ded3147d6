#include "backend/services/redis/reply.h"

#include <hiredis/read.h>

namespace sluice::services::redis {
namespace {

// The place of a task's reply: an element of the array that holds it, or the one top reply that is used again and
// again.
Reply& place(const redisReadTask* task) {
    if (task->parent) return static_cast<Reply*>(task->parent->obj)->items[static_cast<std::size_t>(task->idx)];
    auto& top = *static_cast<Reply*>(task->privdata);
    top.text.clear();
    top.items.clear();
    return top;
}

void* createString(const redisReadTask* task, char* bytes, std::size_t size) {
    Reply& reply = place(task);
    reply.type = task->type == REDIS_REPLY_ERROR    ? Reply::Type::Error
                 : task->type == REDIS_REPLY_STATUS ? Reply::Type::Status
                                                    : Reply::Type::Text;
    reply.text.assign(bytes, size);
    return &reply;
}
void* createArray(const redisReadTask* task, int size) {
    Reply& reply = place(task);
    reply.type = Reply::Type::Array;
    reply.items.assign(static_cast<std::size_t>(size < 0 ? 0 : size), {});
    return &reply;
}
void* createInteger(const redisReadTask* task, long long value) {
    Reply& reply = place(task);
    reply.type = Reply::Type::Integer;
    reply.integer = value;
    return &reply;
}
void* createNil(const redisReadTask* task) {
    Reply& reply = place(task);
    reply.type = Reply::Type::Nil;
    return &reply;
}
void freeObject(void*) {}  // a ReplyReader owns them

redisReplyObjectFunctions functions = {createString, createArray, createInteger, createNil, freeObject};

}  // namespace

ReplyReader::ReplyReader() : m_reader(redisReaderCreateWithFunctions(&functions)) {
    m_reader->privdata = &m_top;
}

ReplyReader::~ReplyReader() {
    redisReaderFree(m_reader);
}

bool ReplyReader::feed(std::span<const char> bytes) {
    return redisReaderFeed(m_reader, bytes.data(), bytes.size()) == REDIS_OK;
}

const Reply* ReplyReader::next() {
    void* reply = nullptr;
    if (redisReaderGetReply(m_reader, &reply) != REDIS_OK) return nullptr;
    return static_cast<const Reply*>(reply);
}

bool ReplyReader::broken() const {
    return m_reader->err != 0;
}

}  // namespace sluice::services::redis
