// SPDX-License-Identifier: Apache-2.0
//
// DbusPeer: a service on a bus of its own, and calls to it.

#include "bench/ipc/dbus_peer.hpp"

#include <dbus/dbus.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace cotejo::bench {
namespace {

constexpr const char* kName = "org.cotejo.Bench";

constexpr const char* kConfig =
    "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
    "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
    "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n";

DBusConnection* open(const std::string& address) {
    DBusConnection* connection = dbus_connection_open_private(address.c_str(), nullptr);
    if (!connection) return nullptr;
    dbus_connection_set_exit_on_disconnect(connection, FALSE);
    if (!dbus_bus_register(connection, nullptr)) return nullptr;
    return connection;
}

}  // namespace

DbusPeer::DbusPeer() {
    start_daemon();
    if (!problem_.empty()) return;
    service_ = ::fork();
    if (service_ == 0) serve();
    connection_ = open(address_);
    if (!connection_) problem_ = "the bus takes no connection";
    while (connection_ && !dbus_bus_name_has_owner(connection_, kName, nullptr)) ::usleep(1000);
}

void DbusPeer::start_daemon() {
    const std::string config =
        std::filesystem::temp_directory_path() / ("cotejo-bench-" + std::to_string(::getpid()));
    std::ofstream(config) << kConfig;
    int ends[2];
    if (::pipe(ends) < 0) return void(problem_ = "no pipe");
    daemon_ = ::fork();
    if (daemon_ == 0) {
        ::dup2(ends[1], 1);
        ::execlp("dbus-daemon", "dbus-daemon", ("--config-file=" + config).c_str(), "--nofork",
                 "--print-address=1", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) address_ += c;
    ::close(ends[0]);
    std::filesystem::remove(config);
    if (address_.empty()) problem_ = "dbus-daemon did not start; install dbus-daemon";
}

void DbusPeer::serve() {
    DBusConnection* connection = open(address_);
    if (!connection) ::_exit(1);
    dbus_bus_request_name(connection, kName, 0, nullptr);
    while (dbus_connection_read_write(connection, -1)) {
        while (DBusMessage* message = dbus_connection_pop_message(connection)) {
            if (dbus_message_get_type(message) == DBUS_MESSAGE_TYPE_METHOD_CALL) {
                DBusMessage* reply = dbus_message_new_method_return(message);
                dbus_connection_send(connection, reply, nullptr);
                dbus_connection_flush(connection);
                dbus_message_unref(reply);
            }
            dbus_message_unref(message);
        }
    }
    ::_exit(0);
}

bool DbusPeer::round_trip() {
    DBusMessage* call = dbus_message_new_method_call(kName, "/", kName, "Nothing");
    DBusMessage* reply = dbus_connection_send_with_reply_and_block(connection_, call, 5000, nullptr);
    dbus_message_unref(call);
    if (reply) dbus_message_unref(reply);
    return reply != nullptr;
}

DbusPeer::~DbusPeer() {
    if (connection_) {
        dbus_connection_close(connection_);
        dbus_connection_unref(connection_);
    }
    for (const pid_t child : {service_, daemon_}) {
        if (child <= 0) continue;
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
}

}  // namespace cotejo::bench
