// SPDX-License-Identifier: Apache-2.0
//
// A call to pcscd cannot be interrupted: each runs on a thread of its own, which is left behind when the card stalls.

#include "pcsc_transport.hpp"

#include <winscard.h>

#include "errand.hpp"
#include "pcsc_readers.hpp"

namespace chip {

namespace {

using emrtd::Answer;
using emrtd::Bytes;
using emrtd::Cause;
using emrtd::Trouble;
using emrtd::View;

constexpr std::size_t kMostAnswer = 65536 + 2;

Trouble trouble_of(LONG code, Cause otherwise) {
    const std::string what = std::string("PC/SC: ") + pcsc_stringify_error(code);
    switch (code) {
    case SCARD_E_NO_SMARTCARD: case SCARD_W_UNPOWERED_CARD: return {Cause::no_card, what};
    case SCARD_W_REMOVED_CARD: case SCARD_W_RESET_CARD: case SCARD_E_NOT_TRANSACTED: case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_E_COMM_DATA_LOST: case SCARD_F_COMM_ERROR: return {Cause::lost, what};
    case SCARD_E_NO_SERVICE: case SCARD_E_SERVICE_STOPPED: case SCARD_E_NO_READERS_AVAILABLE:
    case SCARD_E_READER_UNAVAILABLE: case SCARD_E_UNKNOWN_READER: case SCARD_E_INVALID_HANDLE:
    case SCARD_E_SHARING_VIOLATION:
        return {Cause::no_reader, what};
    default: return {otherwise, what};
    }
}

/// What a thread that is left behind may still use.
struct Connection {
    SCARDCONTEXT context = 0;
    SCARDHANDLE card = 0;
    DWORD protocol = 0;

    ~Connection() {
        if (card) SCardDisconnect(card, SCARD_UNPOWER_CARD);
        if (context) SCardReleaseContext(context);
    }
};

Answer<Bytes> send(const Connection& connection, View command) {
    Bytes answer(kMostAnswer);
    DWORD size = answer.size();
    const SCARD_IO_REQUEST* how = connection.protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    const LONG code = SCardTransmit(connection.card, how, command.data(), command.size(), nullptr, answer.data(), &size);
    if (code != SCARD_S_SUCCESS) {
        const Trouble trouble = trouble_of(code, Cause::lost);
        return trouble.cause == Cause::no_card ? Trouble{Cause::lost, trouble.what} : trouble;
    }
    answer.resize(size);
    return answer;
}

Answer<Bytes> connect(Connection& connection, const std::string& reader) {
    LONG code = SCARD_S_SUCCESS;
    if (!connection.context)
        code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &connection.context);
    if (code != SCARD_S_SUCCESS) return trouble_of(code, Cause::no_reader);
    const Reader found = find_reader(connection.context, reader);
    if (found.name.empty())
        return Trouble{Cause::no_reader, "PC/SC: no reader is there" + (reader.empty() ? "" : " whose name contains \"" + reader + "\"")};
    if (!found.has_card) return Trouble{Cause::no_card, "PC/SC: nothing lies on the reader"};
    constexpr DWORD kProtocols = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;
    code = connection.card ? SCardReconnect(connection.card, SCARD_SHARE_EXCLUSIVE, kProtocols, SCARD_UNPOWER_CARD,
                                            &connection.protocol)
                           : SCardConnect(connection.context, found.name.c_str(), SCARD_SHARE_EXCLUSIVE, kProtocols,
                                          &connection.card, &connection.protocol);
    if (code == SCARD_S_SUCCESS) return Bytes{};
    const Trouble trouble = trouble_of(code, Cause::no_card);
    return trouble.cause == Cause::lost ? Trouble{Cause::no_card, trouble.what} : trouble;
}

class PcscTransport final : public emrtd::Transport {
public:
    PcscTransport(std::string reader, emrtd::Patience patience)
        : reader_(std::move(reader)), patience_(std::move(patience)), connection_(std::make_shared<Connection>()) {}

    Answer<void> power_on() override {
        if (!hung_.expired()) return Trouble{Cause::stalled, "the reader still waits for the chip"};
        const Answer<Bytes> connected =
            ask([connection = connection_, reader = reader_] { return connect(*connection, reader); });
        if (connected) return {};
        if (connected.error().cause == Cause::no_reader) power_off(); // pcscd may come back, with other handles
        return connected.error();
    }

    Answer<Bytes> transmit(View command) override {
        return ask([connection = connection_, bytes = emrtd::copy(command)] { return send(*connection, bytes); });
    }

    void power_off() override {
        if (connection_->context) connection_ = std::make_shared<Connection>();
    }

private:
    /// Runs a call on the errand's thread and waits for it no longer than it may take.
    Answer<Bytes> ask(std::function<Answer<Bytes>()> call) {
        if (patience_.is_over()) return Trouble{Cause::over, "the job is over"};
        Answer<Bytes> answer = errand_.run(std::move(call), patience_);
        if (answer || (answer.error().cause != Cause::over && answer.error().cause != Cause::stalled)) return answer;
        hung_ = connection_; // it belongs to the thread that is left behind
        connection_ = std::make_shared<Connection>();
        return answer;
    }

    std::string reader_;
    emrtd::Patience patience_;
    std::shared_ptr<Connection> connection_;
    std::weak_ptr<Connection> hung_;
    Errand errand_;
};

}  // namespace

std::unique_ptr<emrtd::Transport> pcsc_transport(std::string reader, emrtd::Patience patience) {
    return std::make_unique<PcscTransport>(std::move(reader), std::move(patience));
}

}  // namespace chip
