// SPDX-License-Identifier: Apache-2.0
//
// JMRTD's way to a simulated card: vpcd's messages over a Unix socket, each answered in time or not at all.

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;

class SocketCard extends CardService {
  /** The card has left the field, or keeps silent. */
  static class Lost extends CardServiceException {
    Lost(String what) { super(what); }
  }

  static final int MOST_COMMANDS = 20000;

  private final String path;
  private final long timeout;
  private SocketChannel channel;
  private Selector selector;
  private int commands, status;
  boolean lost;

  SocketCard(String path, long timeout) {
    this.path = path;
    this.timeout = timeout;
  }

  @Override public void open() throws CardServiceException {
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      send(new byte[] {1});
    } catch (IOException e) {
      throw lose("no card: " + e.getMessage());
    }
  }

  @Override public ResponseAPDU transmit(CommandAPDU command) throws CardServiceException {
    if (lost) throw lose("the card is gone");
    if (++commands > MOST_COMMANDS) throw new CardServiceException("more commands than any chip needs");
    try {
      send(command.getBytes());
      ByteBuffer head = receive(2);
      byte[] answer = receive(Short.toUnsignedInt(head.getShort(0))).array();
      if (answer.length < 2) throw new CardServiceException("an answer without a status word");
      ResponseAPDU response = new ResponseAPDU(answer);
      status = response.getSW();
      return response;
    } catch (IOException e) {
      throw lose(e.getMessage());
    }
  }

  private void send(byte[] message) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate(2 + message.length).putShort((short) message.length).put(message).flip();
    while (whole.hasRemaining()) channel.write(whole);
  }

  private ByteBuffer receive(int size) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(size);
    while (into.hasRemaining()) {
      if (selector.select(timeout) == 0) throw new IOException("the card keeps silent");
      selector.selectedKeys().clear();
      if (channel.read(into) < 0) throw new IOException("the card left");
    }
    return into;
  }

  private Lost lose(String why) {
    lost = true;
    return new Lost(why);
  }

  int commands() { return commands; }
  /** The last status word: JMRTD's exceptions do not always have it. */
  int status() { return status; }

  @Override public boolean isOpen() { return channel != null && channel.isOpen(); }
  @Override public byte[] getATR() { return new byte[0]; }
  @Override public boolean isConnectionLost(Exception e) { return lost; }

  @Override public void close() {
    try {
      if (selector != null) selector.close();
      if (channel != null) channel.close();
    } catch (IOException e) {
      lost = true;
    }
  }
}
