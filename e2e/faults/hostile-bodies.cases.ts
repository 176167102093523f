/** Bodies as nobody should send them, byte for byte. What is not marked may be taken or refused, but never hurt. */
export interface HostileBody {
  name: string;
  bytes: Buffer;
  /** What must become of it on POST /v1/events. */
  must?: "be taken" | "be refused";
}

const encoder = (text: string) => Buffer.from(text, "utf8");

/** An event whose metadata is the JSON text given. */
const withMetadata = (json: string) =>
  encoder(`{"event":"note_taken","customer":{"source_id":"hostile"},"metadata":${json}}`);
const withValue = (json: string) => withMetadata(`{"v":${json}}`);
const withText = (text: string) => withValue(JSON.stringify(text));
const withKey = (key: string) => withMetadata(`{${JSON.stringify(key)}:1}`);
const bytesIn = (bytes: number[]) =>
  Buffer.concat([
    encoder('{"event":"note_taken","customer":{"source_id":"hostile"},"metadata":{"v":"'),
    Buffer.from(bytes),
    encoder('"}}'),
  ]);

function refused(name: string, bytes: Buffer): HostileBody {
  return { name, bytes, must: "be refused" };
}
function taken(name: string, bytes: Buffer): HostileBody {
  return { name, bytes, must: "be taken" };
}

const notJson = [
  ["nothing", ""],
  ["a space", " "],
  ["an open brace", "{"],
  ["a closed brace", "}"],
  ["an open list", "["],
  ["a comma", ","],
  ["a bare word", "event"],
  ["undefined", "undefined"],
  ["NaN", "NaN"],
  ["Infinity", "-Infinity"],
  ["a comma too many", '{"event":"note_taken",}'],
  ["single quotes", "{'event':'note_taken'}"],
  ["a comment", '{"event":"note_taken" /* c */}'],
  ["two values", '{"event":"note_taken"}{"event":"note_taken"}'],
  ["something behind", '{"event":"note_taken"} x'],
  ["a cut text", '{"event":"note_tak'],
  ["a cut escape", '{"event":"\\u12'],
  ["an unknown escape", '{"event":"\\x41"}'],
  ["a line end within quotes", '{"event":"a\nb"}'],
  ["a tab within quotes", '{"event":"a\tb"}'],
  ["a form", "event=note_taken&customer[source_id]=x"],
  ["XML", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"],
  ["a hexadecimal number", '{"event":0x10}'],
  ["a number with a leading zero", '{"event":01}'],
  ["a number with a bare point", '{"event":1.}'],
  ["a plus sign", '{"event":+1}'],
  ["a shell command", "$(rm -rf /)"],
] as const;

const notAnEvent = [
  ["null", "null"],
  ["true", "true"],
  ["a number", "42"],
  ["a text", '"note_taken"'],
  ["an empty list", "[]"],
  ["an empty object", "{}"],
  ["a list of lists", "[[[[]]]]"],
  ["an event that is an object", '{"event":{"$gt":""},"customer":{"source_id":"x"}}'],
  ["a customer that is a text", '{"event":"note_taken","customer":"x"}'],
  ["a customer that is a list", '{"event":"note_taken","customer":["x"]}'],
  ["a source id that is an object", '{"event":"note_taken","customer":{"source_id":{"$ne":null}}}'],
  ["metadata that is a list", '{"event":"note_taken","customer":{"source_id":"x"},"metadata":[1]}'],
  ["an empty code", '{"event":"note_taken","customer":{"source_id":"x"},"referral":{"code":""}}'],
  [
    "customer metadata that is deep",
    `{"event":"note_taken","customer":{"source_id":"x","metadata":${'{"a":'.repeat(12)}1${"}".repeat(12)}}}`,
  ],
  [
    "customer metadata that is large",
    `{"event":"note_taken","customer":{"source_id":"x","metadata":{"a":"${"x".repeat(17_000)}"}}}`,
  ],
] as const;

const badBytes: [string, number[]][] = [
  ["a lone continuation byte", [0x80]],
  ["a cut two-byte character", [0xc3]],
  ["a cut three-byte character", [0xe2, 0x82]],
  ["a cut four-byte character", [0xf0, 0x9f, 0x98]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["an overlong NUL", [0xc0, 0x80]],
  ["a surrogate in bytes", [0xed, 0xa0, 0x80]],
  ["a pair of surrogates in bytes", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
  ["five bytes", [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ["0xff 0xfe", [0xff, 0xfe]],
  ["Latin-1", [0xe4, 0xf6, 0xfc]],
  ["a raw NUL", [0x00]],
  ["a raw escape character", [0x1b, 0x5b, 0x32, 0x4a]],
  ["a raw backspace", [0x08]],
];

const unkeepableValues = [
  ["a NUL", '"a\\u0000b"'],
  ["a high surrogate alone", '"\\ud800"'],
  ["a low surrogate alone", '"\\udc00"'],
  ["surrogates in the wrong order", '"\\udc00\\ud800"'],
  ["1e400", "1e400"],
  ["-1e400", "-1e400"],
  ["1e-400", "1e-400"],
  ["2^53 + 1", "9007199254740993"],
  ["forty digits", "1234567890123456789012345678901234567890"],
  ["2^63", "9223372036854775809"],
  ["a fraction of thirty digits", "0.123456789012345678901234567890"],
  ["two equal keys", '{"a":1,"a":2}'],
  ["two keys that are equal once unescaped", '{"a":1,"\\u0061":2}'],
  ["__proto__", '{"__proto__":{"polluted":true}}'],
  ["__proto__, escaped", '{"\\u005f_proto__":{"polluted":true}}'],
  ["constructor", '{"constructor":{"prototype":{"polluted":true}}}'],
  ["prototype", '{"prototype":{"polluted":true}}'],
  ["thirty-three levels of lists", `${"[".repeat(33)}${"]".repeat(33)}`],
  ["a thousand levels of objects", `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`],
  ["20,000 levels of lists", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["1,100 keys", `{${Array.from({ length: 1_100 }, (_, at) => `"k${at}":0`).join()}}`],
  ["5,000 keys", `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":0`).join()}}`],
  ["a text of 100,000 characters", `"${"x".repeat(100_000)}"`],
] as const;

const keepableValues = [
  ["negative zero", "-0"],
  ["the largest safe integer", "9007199254740991"],
  ["the smallest safe integer", "-9007199254740991"],
  ["the largest double", "1.7976931348623157e308"],
  ["a very small double", "2.2250738585072014e-308"],
  ["one tenth", "0.1"],
  ["1E5", "1E5"],
  ["2^31", "2147483648"],
  ["an empty list", "[]"],
  ["an empty object", "{}"],
  ["null", "null"],
  ["an empty key", '{"":{"":""}}'],
  ["keys of Object's own methods", '{"toString":1,"hasOwnProperty":2,"valueOf":3,"__defineGetter__":4}'],
  ["a key that is a number", '{"0":1,"-1":2,"1e3":3}'],
  ["a long key", `{"${"k".repeat(10_000)}":1}`],
  ["mixed lists", '[1,"1",true,null,[],{}]'],
  ["twenty-five levels", `${"[".repeat(25)}${"]".repeat(25)}`],
  ["900 keys", `{${Array.from({ length: 900 }, (_, at) => `"k${at}":0`).join()}}`],
  ["a text of 50,000 characters", `"${"ab".repeat(25_000)}"`],
  ["all escapes", '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u20ac\\ud83d\\ude00"'],
] as const;

/** Written by hand: what has broken programs before, as a value and as a key. */
const texts = [
  ...["", " ", "  leading and trailing  ", "null", "undefined", "true", "NaN", "-1", "1e3", "0x10", "[object Object]"],
  ...[
    "'",
    '"',
    "`",
    "''",
    "'; DROP TABLE event; --",
    "1' OR '1'='1",
    "\\",
    "\\\\",
    "\\0",
    "$1",
    "$$",
    "#{7*7}",
    "{{7*7}}",
  ],
  ...[
    "%s%s%n",
    "%00",
    "%d",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;",
    "]]>",
    "javascript:alert(1)",
  ],
  ...[
    "../../etc/passwd",
    "C:\\Windows",
    "file:///etc/passwd",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1+1",
    "\t=1",
    "|calc",
    "`id`",
    "$(id)",
  ],
  ...[
    "\r\nSet-Cookie: a=b",
    "a\nb",
    "a\r\nb",
    "\u0001\u0002",
    "\u007f",
    "\u0085",
    "\u2028\u2029",
    "\ufeff",
    "\u200b",
    "\u00ad",
  ],
  ...[
    "caf\u00e9",
    "cafe\u0301",
    "\u1e9e\u00df",
    "\u0130i\u0131I",
    "\u01c5",
    "\ufb01",
    "\uff21\uff22",
    "\u2460",
    "\u00bd",
    "\u212b",
  ],
  ...[
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "\u200fabc",
    "\ufdfa",
  ],
  ...[
    "\u65e5\u672c\u8a9e",
    "\ud55c\uad6d\uc5b4",
    "\ud842\udfb7\u91ce\u5bb6",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "\u0915\u094d\u0937",
  ],
  ...[
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
    "\ud83c\uddea\ud83c\uddfa",
    "\ud83d\udc4d\ud83c\udfff",
    "\u2764\ufe0f",
  ],
  ...[
    `z${"\u0300\u0301\u0302\u0303\u0304\u0305".repeat(20)}`,
    "\u0300alone",
    "\uffff",
    "\ufffe",
    "\ufffd",
    "\udbff\udfff",
    "\ue000",
  ],
  ...[
    "constructor.prototype",
    "__proto__.polluted",
    "a.b.c",
    "a/b~c",
    "~0~1",
    "$ref",
    "$where",
    "*",
    "?",
    "#",
    "a".repeat(2_000),
  ],
];

export const hostileBodies: HostileBody[] = [
  ...notJson.map(([name, text]) => refused(name, encoder(text))),
  ...notAnEvent.map(([name, text]) => refused(name, encoder(text))),
  refused("a byte order mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), withText("x")])),
  refused("UTF-16", Buffer.from(withText("x").toString(), "utf16le")),
  refused(
    "UTF-16 with its mark",
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(withText("x").toString(), "utf16le")]),
  ),
  refused("a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00])),
  refused("10,000 NULs", Buffer.alloc(10_000)),
  refused("60,000 open brackets", Buffer.alloc(60_000, "[")),
  refused("60,000 quotes", Buffer.alloc(60_000, '"')),
  refused("60,000 backslashes in a text", withMetadata(`{"v":"${"\\".repeat(60_001)}"}`)),
  ...badBytes.map(([name, bytes]) => refused(`${name} in a text`, bytesIn(bytes))),
  ...unkeepableValues.map(([name, json]) => refused(`${name} as a value`, withValue(json))),
  refused("a NUL in a key", withMetadata('{"a\\u0000":1}')),
  refused("a surrogate in a key", withMetadata('{"\\ud800":1}')),
  refused("a NUL in the event's name", encoder('{"event":"a\\u0000","customer":{"source_id":"x"}}')),
  refused("a NUL in a source id", encoder('{"event":"note_taken","customer":{"source_id":"a\\u0000"}}')),
  refused(
    "a surrogate in a customer's name",
    encoder('{"event":"note_taken","customer":{"source_id":"x","name":"\\udfff"}}'),
  ),
  refused(
    "a NUL in a code",
    encoder('{"event":"note_taken","customer":{"source_id":"x"},"referral":{"code":"\\u0000"}}'),
  ),
  refused(
    "an event name of 10,000 characters",
    encoder(`{"event":"${"e".repeat(10_000)}","customer":{"source_id":"x"}}`),
  ),
  refused(
    "an event name of unknown glyphs",
    encoder(`{"event":"${"\u{1f600}".repeat(100)}","customer":{"source_id":"x"}}`),
  ),
  ...keepableValues.map(([name, json]) => taken(`${name} as a value`, withValue(json))),
  ...texts.map((text) => taken(`${JSON.stringify(text.slice(0, 40))} as a text`, withText(text))),
  ...texts
    .filter((text) => !["constructor", "prototype", "__proto__"].includes(text))
    .map((text) => taken(`${JSON.stringify(text.slice(0, 40))} as a key`, withKey(text))),
  ...texts.map((text) => ({
    name: `${JSON.stringify(text.slice(0, 40))} as everybody's name`,
    bytes: encoder(
      JSON.stringify({
        ...{
          event: "note_taken",
          source_id: `naughty ${text}`.slice(0, 120),
          referral: { code: text.slice(0, 100) || "x" },
        },
        customer: {
          source_id: `c ${text}`.slice(0, 200),
          name: text.slice(0, 400),
          address: { city: text.slice(0, 100) },
        },
        context: { user_agent: text.slice(0, 400) },
      }),
    ),
  })),
];
