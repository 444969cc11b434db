// SPDX-License-Identifier: Apache-2.0
//
// Passports by other hands: JMRTD inspects what a simulated card serves, and makes the files of one. Run by
// ../passport_peer.py.
//
// inspect            reads lines from standard input, "SOCKET TRUST ZONE [CAN]" with tabs between, and
//                    answers each with a verdict, its reason and its cause
// make FOLDER JPEG   writes the files of a passport, and trust/ with the certificate that signed them
// time SOCKET TRUST ZONE RUNS BLOCK   the times of reading all files with PACE and Passive
//                    Authentication, in ms, and how many commands it took; BLOCK bytes at most are read at once

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.Security;
import java.util.Date;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jmrtd.PassportService;
import org.jmrtd.lds.SODFile;

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
      inspection.authenticate(new Signer(Path.of(trust), new Date()));
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
    int runs = Integer.parseInt(words[4]), block = Integer.parseInt(words[5]);
    Signer authority = new Signer(Path.of(words[2]), new Date());
    for (int i = 0; i < runs; ++i) {
      long before = System.nanoTime();
      SocketCard card = new SocketCard(words[1], TIMEOUT_MS);
      boolean extended = block > PassportService.NORMAL_MAX_TRANCEIVE_LENGTH;
      var inspection = new Inspection(card,
          extended ? Inspection.EXTENDED : PassportService.NORMAL_MAX_TRANCEIVE_LENGTH, block);
      inspection.open(words[3], null);
      inspection.read();
      var sod = new SODFile(new ByteArrayInputStream(inspection.files.get(0x011D)));
      PassiveAuthentication.check(inspection.files, sod, authority);
      card.close();
      System.out.println((System.nanoTime() - before) / 1e6 + "\t" + card.commands());
    }
  }
}
