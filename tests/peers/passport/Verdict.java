// SPDX-License-Identifier: Apache-2.0
//
// What an inspection comes to.

/** "valid"; "invalid": it was read and is not proved genuine; "refused": it cannot be read; "lost". */
class Verdict extends Exception {
  final String word, reason;

  Verdict(String word, String reason, Throwable cause) {
    super(cause);
    this.word = word;
    this.reason = reason;
  }

  static Verdict invalid(String reason) { return new Verdict("invalid", reason, null); }

  static void demand(boolean holds, String reason) throws Verdict {
    if (!holds) throw invalid(reason);
  }

  @Override public String toString() { return word + " " + reason + (getCause() == null ? "" : " (" + getCause() + ")"); }
}
