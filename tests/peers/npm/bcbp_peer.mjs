// SPDX-License-Identifier: Apache-2.0
//
// Boarding passes that the npm package `bcbp` writes, read by it and by our parser, of which it has nothing.
//
// usage: node bcbp_peer.mjs PROGRAM
//
// PROGRAM is tests/peers/passes. Exit code 77: the package is not here, and nothing was tried.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const { encode, decode } = await import('bcbp').then((all) => all.default ?? all).catch(() => {
  console.log('skipped: the npm package bcbp is not here; scripts/dev/setup obtains it');
  process.exit(77);
});

const YEAR = 2026;
let state = 20261125;
const below = (limit) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % limit;
};
const some = (letters, least, most = least) =>
  Array.from({ length: least + below(most - least + 1) }, () => letters[below(letters.length)]).join('');
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', DIGITS = '0123456789';
const day = () => new Date(Date.UTC(YEAR, 0, 1 + below(365)));
const maybe = (value) => (below(4) ? value : undefined);

const leg = () => ({
  operatingCarrierPNR: some(LETTERS + DIGITS, 6, 7), departureAirport: some(LETTERS, 3), arrivalAirport: some(LETTERS, 3),
  operatingCarrierDesignator: some(LETTERS, 2, 3), flightNumber: some(DIGITS, 4), flightDate: day(),
  compartmentCode: some('FJYC', 1), seatNumber: `0${1 + below(9)}${below(10)}${some('ABCDEF', 1)}`,
  checkInSequenceNumber: `00${1 + below(9)}${below(10)}`, passengerStatus: some('01234567', 1),
  airlineNumericCode: maybe(some(DIGITS, 3)), serialNumber: maybe(some(DIGITS, 10)), selecteeIndicator: maybe(some('013', 1)),
  internationalDocumentationVerification: maybe(some('012', 1)), marketingCarrierDesignator: maybe(some(LETTERS, 2)),
  frequentFlyerAirlineDesignator: maybe(some(LETTERS, 2)), frequentFlyerNumber: maybe(some(LETTERS + DIGITS, 6, 16)),
  idIndicator: maybe(some(DIGITS, 1)), freeBaggageAllowance: maybe(`${1 + below(3)}${below(10)}${some('KL', 1)}`),
  fastTrack: maybe(below(2) === 1), airlineInfo: maybe(some(LETTERS + DIGITS, 1, 20)),
});

const pass = () => ({
  data: {
    passengerName: `${some(LETTERS, 3, 9)}/${some(LETTERS, 3, 9)}`,
    legs: Array.from({ length: 1 + below(4) }, leg),
    passengerDescription: maybe(some('01234567', 1)), checkInSource: maybe(some('WKRMOTV', 1)),
    boardingPassIssuanceSource: maybe(some('WKRMOTV', 1)), issuanceDate: maybe(day()), documentType: maybe('B'),
    boardingPassIssuerDesignator: maybe(some(LETTERS, 2)), baggageTagNumber: maybe(some(DIGITS, 13)),
    firstBaggageTagNumber: maybe(some(DIGITS, 13)), secondBaggageTagNumber: maybe(some(DIGITS, 13)),
    ...(below(2) ? { securityDataType: '1', securityData: some(LETTERS + DIGITS, 10, 100) } : {}),
  },
});

const texts = Array.from({ length: 400 }, () => encode(pass()));
const ours = execFileSync(process.argv[2], { input: texts.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 26 })
  .trim().split('\n').map((line) => JSON.parse(line));

const plain = (text) => (text ?? '').trim();
const short = (text) => plain(text).replace(/^0+(?=.)/, '');
const ordinal = (date) => date && String(1 + Math.round((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 864e5));
let compared = 0;
const same = (own, other, what, text) => {
  assert.equal(own, other, `${what} of ${text}`);
  ++compared;
};

texts.forEach((text, i) => {
  const own = ours[i], { data, meta } = decode(text, YEAR);
  assert.equal(own.refused, undefined, `${own.refused}: ${text}`);
  assert.deepEqual(own.faults, [], text);
  same(own.version, meta.versionNumber ?? 0, 'version', text);
  same(own.name, data.passengerName, 'name', text);
  same(own.description, plain(data.passengerDescription), 'description', text);
  same(own.check_in_source, plain(data.checkInSource), 'source of check-in', text);
  same(own.issuance_source, plain(data.boardingPassIssuanceSource), 'source of the pass', text);
  same(own.issued, ordinal(data.issuanceDate) ?? '', 'date of issue', text);
  same(own.document, plain(data.documentType), 'document type', text);
  same(own.issuer, plain(data.boardingPassIssuerDesignator), 'issuer', text);
  same(own.bag_tags.join(), [data.baggageTagNumber, data.firstBaggageTagNumber, data.secondBaggageTagNumber].filter(Boolean).join(), 'bag tags', text);
  same(plain(own.security), plain(data.securityData), 'security data', text);
  same(own.legs.length, data.legs.length, 'legs', text);
  own.legs.forEach((mine, n) => {
    const other = data.legs[n];
    same(mine.pnr, plain(other.operatingCarrierPNR), 'record locator', text);
    same(mine.from + mine.to, other.departureAirport + other.arrivalAirport, 'route', text);
    same(mine.flight, plain(other.operatingCarrierDesignator) + short(other.flightNumber), 'flight', text);
    same(mine.day, ordinal(other.flightDate), 'day', text);
    same(mine.compartment, plain(other.compartmentCode), 'compartment', text);
    same(mine.seat, short(other.seatNumber), 'seat', text);
    same(mine.sequence, short(other.checkInSequenceNumber), 'sequence', text);
    same(mine.status, plain(other.passengerStatus), 'status', text);
    same(mine.ticket_carrier, plain(other.airlineNumericCode), 'numeric code', text);
    same(mine.ticket, plain(other.serialNumber), 'ticket', text);
    same(mine.selectee, plain(other.selecteeIndicator), 'selectee', text);
    same(mine.documents_verified, plain(other.internationalDocumentationVerification), 'verification', text);
    same(mine.marketing_carrier, plain(other.marketingCarrierDesignator), 'marketing carrier', text);
    same(mine.frequent_flyer_carrier, plain(other.frequentFlyerAirlineDesignator), 'frequent flyer airline', text);
    same(mine.frequent_flyer, plain(other.frequentFlyerNumber), 'frequent flyer', text);
    same(mine.id_or_agent, plain(other.idIndicator), 'ID/AD', text);
    same(mine.baggage, plain(other.freeBaggageAllowance), 'baggage', text);
    same(mine.fast_track, other.fastTrack === undefined ? '' : other.fastTrack ? 'Y' : 'N', 'fast track', text);
    same(mine.private_use, plain(other.airlineInfo), 'private use', text);
  });
});
console.log(`${texts.length} passes, ${compared} fields: all the same`);
