// SPDX-License-Identifier: Apache-2.0
//
// What our parser reads of machine readable zones, against the npm package `mrz`, which has nothing of it.
//
// usage: node mrz_peer.mjs PROGRAM
//
// PROGRAM is tests/peers/mrz_zones. Exit code 77: the package is not here, and nothing was tried.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const { parse } = await import('mrz').catch(() => {
  console.log('skipped: the npm package mrz is not here; scripts/dev/setup obtains it');
  process.exit(77);
});

// It knows no visas, and takes them for what has the same size and the same places up to the optional data.
const KNOWN = { 'TD1': 'TD1', 'TD2': 'TD2', 'TD3': 'TD3', 'MRV-A': 'TD3', 'MRV-B': 'TD2' };
const CHECKS = {
  'document-number': 'documentNumberCheckDigit',
  'birth-date': 'birthDateCheckDigit',
  'expiry': 'expirationDateCheckDigit',
  'optional': 'personalNumberCheckDigit',
  'composite': 'compositeCheckDigit',
};
const compared = {};

function same(ours, theirs, what, zone) {
  assert.equal(ours, theirs, `${what} of\n${zone.lines.join('\n')}`);
  compared[what] = (compared[what] ?? 0) + 1;
}

// What stands in a field, without fillers: the package gives null for states that it does not know.
const raw = (detail) => detail.ranges[0].raw.replace(/</g, '');

function check(zone) {
  const details = Object.fromEntries(parse(zone.lines).details.map((detail) => [detail.field, detail]));
  const value = (field) => details[field].value ?? '';
  // It joins long numbers in TD1 alone, and keeps in its optional data what belongs to them.
  const long = zone.number.length > 9;
  const joins = !long || zone.format === 'TD1';

  const visa = zone.format !== KNOWN[zone.format];

  same(KNOWN[zone.format], parse(zone.lines).format, 'format', zone);
  same(zone.code, raw(details.documentCode), 'code', zone);
  same(zone.state, raw(details.issuingState), 'state', zone);
  same(zone.nationality, raw(details.nationality), 'nationality', zone);
  same(zone.birth.replace(/</g, ''), raw(details.birthDate), 'birth', zone);
  same(zone.expiry, raw(details.expirationDate), 'expiry', zone);
  same(zone.sex === 'X' ? '' : zone.sex, raw(details.sex), 'sex', zone);
  same(zone.surname, value('lastName'), 'surname', zone);
  same(zone.given, value('firstName'), 'given names', zone);
  if (joins) same(zone.number, value('documentNumber'), 'number', zone);
  if (visa) compared[zone.format] = (compared[zone.format] ?? 0) + 1;
  else if (zone.format === 'TD3') same(zone.optional, value('personalNumber'), 'personal number', zone);
  else if (!long) same(zone.optional, value(details.optional1 ? 'optional1' : 'optional'), 'optional', zone);
  if (zone.format === 'TD1') same(zone.optional_2, value('optional2'), 'optional 2', zone);
  for (const [name, holds] of Object.entries(zone.checks))
    if (joins || name !== 'document-number') same(holds, details[CHECKS[name]].valid, `check ${name}`, zone);
}

const zones = execFileSync(process.argv[2], ['200'], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n').map(JSON.parse);
zones.forEach(check);
console.log(`${zones.length} zones: the same ${Object.entries(compared).map(([what, n]) => `${what} ${n}`).join(', ')}`);
