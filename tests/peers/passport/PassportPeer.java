// SPDX-License-Identifier: Apache-2.0
//
// Passports by other hands: JMRTD inspects what a simulated card serves, and makes the files of one. Run by
// ../passport_peer.py.
//
// inspect            reads lines from standard input, "SOCKET TRUST ZONE [CAN]" with tabs between, and
//                    answers each with a verdict, its reason and its cause
// make FOLDER JPEG   writes the files of a passport, and trust/ with the certificate that signed them
// time SOCKET TRUST ZONE RUNS [CAN]   the times of reading with PACE and Passive Authentication, in ms

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.Security;
import java.util.Date;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jmrtd.PassportService;

public class PassportPeer {
  static final long TIMEOUT_MS = 2000;

  public static void main(String[] arguments) throws Exception {
    Security.insertProviderAt(new BouncyCastleProvider(), 1);
    switch (arguments[0]) {
      case "make" -> Maker.make(Path.of(arguments[1]), Path.of(arguments[2]));
      case "time" -> time(arguments);
      default -> inspect();
    }
  }

  static void inspect() throws Exception {
    var input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] words = line.split("\t");
      Verdict verdict = inspect(words[0], words[1], words[2], words.length > 3 ? words[3] : null);
      // A card that left the field is shown again, once, as a traveller would.
      if (verdict.word.equals("lost")) verdict = inspect(words[0], words[1], words[2], words.length > 3 ? words[3] : null);
      System.out.println(verdict.word + "\t" + verdict.reason + "\t" + String.valueOf(verdict.getCause()).replaceAll("\\s+", " "));
      System.out.flush();
    }
  }

  static Verdict inspect(String socket, String trust, String zone, String can) {
    SocketCard card = new SocketCard(socket, TIMEOUT_MS);
    try {
      var inspection = new Inspection(card, PassportService.NORMAL_MAX_TRANCEIVE_LENGTH, PassportService.DEFAULT_MAX_BLOCKSIZE);
      inspection.open(zone, can);
      inspection.read();
      inspection.authenticate(Path.of(trust), new Date());
      return new Verdict("valid", "", null);
    } catch (Verdict verdict) {
      return verdict;
    } catch (Exception e) {
      return new Verdict(card.lost ? "lost" : "refused", "select", e);
    } finally {
      card.close();
    }
  }

  static void time(String[] words) throws Exception {
    int runs = Integer.parseInt(words[4]);
    String can = words.length > 5 ? words[5] : null;
    for (int i = 0; i < runs; ++i) {
      long before = System.nanoTime();
      SocketCard card = new SocketCard(words[1], TIMEOUT_MS);
      var inspection = new Inspection(card, Inspection.EXTENDED, Inspection.EXTENDED - 100);
      inspection.open(words[3], can);
      inspection.read(1, 2);
      var sod = new org.jmrtd.lds.SODFile(new java.io.ByteArrayInputStream(inspection.files.get(0x011D)));
      PassiveAuthentication.check(inspection.files, sod, Path.of(words[2]), new Date());
      card.close();
      System.out.println((System.nanoTime() - before) / 1e6 + "\t" + card.commands());
    }
  }
}
