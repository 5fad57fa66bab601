/** The demo world as data. Days are counted from the day it is seeded, in the contract's seller entity's zone. */

export const SELLERS = {
  inc: {
    name: "Fjord Cloud Inc.",
    logoUrl: "/brands/fjord-cloud.svg",
    brandColor: "#1c6094",
    timeZone: "America/Los_Angeles",
    addressLine: "500 Howard Street",
    postalCode: "94105",
    city: "San Francisco",
    region: "CA",
    country: "US",
    taxId: "94-0000000",
    currency: "USD",
    servicePhone: "+1 415 555 0100",
    money: [
      {
        currency: "USD",
        onlineLimitMinor: 5_000_000n,
        partPaymentFromMinor: null,
        bankDebit: false,
        bankName: "First Pacific Bank",
        accountHolder: "Fjord Cloud Inc.",
        accountNumber: "000123456789",
        bankCode: "121000000",
      },
    ],
  },
  ab: {
    name: "Fjord Cloud AB",
    logoUrl: "/brands/fjord-cloud-ab.svg",
    brandColor: "#0d7a6b",
    timeZone: "Europe/Stockholm",
    addressLine: "Skeppsbron 10",
    postalCode: "111 30",
    city: "Stockholm",
    region: null,
    country: "SE",
    taxId: "SE556000000001",
    currency: "SEK",
    servicePhone: "+46 8 555 010 00",
    money: [
      {
        currency: "SEK",
        onlineLimitMinor: 50_000_000n,
        partPaymentFromMinor: 10_000n,
        bankDebit: true,
        bankName: "Nordbanken",
        accountHolder: "Fjord Cloud AB",
        accountNumber: "SE35 5000 0000 0549 1000 0003",
        bankCode: "NRDBSESS",
      },
      {
        currency: "EUR",
        onlineLimitMinor: 4_500_000n,
        partPaymentFromMinor: 10_000n,
        bankDebit: true,
        bankName: "Nordbanken",
        accountHolder: "Fjord Cloud AB",
        accountNumber: "SE45 5000 0000 0583 9825 7466",
        bankCode: "NRDBSESS",
      },
    ],
  },
} as const;

export type SellerKey = keyof typeof SELLERS;

export const STAFF = {
  admin: { name: "Astrid Admin", email: "admin@fjord.example", phone: "+1 415 555 0101", role: "admin" },
  anna: { name: "Anna Ek", email: "anna.ae@fjord.example", phone: "+1 415 555 0102", role: "account_executive" },
  carl: { name: "Carl Cole", email: "carl.collector@fjord.example", phone: "+1 415 555 0103", role: "collector" },
  sam: { name: "Sam Sund", email: "sam.support@fjord.example", phone: "+1 415 555 0104", role: "support" },
} as const;

interface DemoAccount {
  readonly name: string;
  readonly type?: "partner" | "reseller";
  readonly suspended?: true;
  readonly locale?: "sv";
  readonly people: Readonly<Record<string, readonly [first: string, last: string]>>;
  readonly groups: readonly DemoGroup[];
}

interface DemoPostal {
  readonly line1: string;
  readonly city: string;
  readonly postalCode: string;
  readonly region?: string;
  readonly country: "US" | "SE";
}

export interface DemoGroup {
  readonly name: string;
  readonly seller: SellerKey;
  readonly frequency: "monthly" | "quarterly" | "annual";
  readonly autoPay?: true;
  readonly poNumber?: string;
  readonly accessRules?: readonly string[];
  /** Whom its invoices are billed to: the address as it is written there, the country last. */
  readonly address: readonly string[];
  /** The same as its contracts' billing address. */
  readonly postal: DemoPostal;
  readonly vatNumber?: string;
}

export const ACCOUNTS: readonly DemoAccount[] = [
  {
    name: "Acme Robotics",
    people: {
      "ada@acme.example": ["Ada", "Byron"],
      "ben@acme.example": ["Ben", "Holt"],
      "cora@acme.example": ["Cora", "Lind"],
    },
    groups: [
      {
        name: "Acme US",
        seller: "inc",
        frequency: "monthly",
        poNumber: "4500-1",
        address: ["1200 Market Street", "San Francisco, CA 94102", "United States"],
        postal: {
          line1: "1200 Market Street",
          city: "San Francisco",
          postalCode: "94102",
          region: "CA",
          country: "US",
        },
      },
      {
        name: "Acme EMEA",
        seller: "ab",
        frequency: "quarterly",
        autoPay: true,
        address: ["Kungsgatan 44", "111 35 Stockholm", "Sweden"],
        postal: { line1: "Kungsgatan 44", city: "Stockholm", postalCode: "111 35", country: "SE" },
        vatNumber: "SE556677889901",
      },
    ],
  },
  {
    name: "Birch Foods",
    suspended: true,
    people: { "dan@birch.example": ["Dan", "Birch"] },
    groups: [
      {
        name: "Birch",
        seller: "inc",
        frequency: "monthly",
        address: ["18 Mercer Street", "New York, NY 10013", "United States"],
        postal: { line1: "18 Mercer Street", city: "New York", postalCode: "10013", region: "NY", country: "US" },
      },
    ],
  },
  {
    name: "Cedar Partners",
    type: "reseller",
    people: { "eve@cedar.example": ["Eve", "Cedar"] },
    groups: [
      {
        name: "Cedar",
        seller: "inc",
        frequency: "monthly",
        address: ["401 Congress Avenue", "Austin, TX 78701", "United States"],
        postal: { line1: "401 Congress Avenue", city: "Austin", postalCode: "78701", region: "TX", country: "US" },
      },
    ],
  },
  {
    name: "Dune Analytics",
    people: { "fay@dune.example": ["Fay", "Dunn"], "hal@dune.example": ["Hal", "Mora"] },
    groups: [
      {
        name: "Dune",
        seller: "inc",
        frequency: "annual",
        address: ["2100 Westlake Avenue", "Seattle, WA 98121", "United States"],
        postal: { line1: "2100 Westlake Avenue", city: "Seattle", postalCode: "98121", region: "WA", country: "US" },
      },
    ],
  },
  {
    name: "Elm Health",
    locale: "sv",
    people: { "ina@elm.example": ["Ina", "Alm"] },
    groups: [
      {
        name: "Elm",
        seller: "ab",
        frequency: "monthly",
        accessRules: ["elm.example", "aud@audit.example"],
        address: ["Vasagatan 7", "111 20 Stockholm", "Sweden"],
        postal: { line1: "Vasagatan 7", city: "Stockholm", postalCode: "111 20", country: "SE" },
        vatNumber: "SE559911223101",
      },
    ],
  },
];

export interface DemoContract {
  readonly number: string;
  readonly group: string;
  /** Days from today to the end date. */
  readonly endsIn: number;
  readonly termMonths: 12 | 24 | 36;
  readonly autoRenew: boolean;
  readonly excluded?: true;
  /** By its terms, invoices are paid by transfer only. */
  readonly transferOnly?: true;
  readonly paidBy: "invoice" | "card";
  readonly primary: string;
  readonly cardHolder?: string;
  readonly others?: readonly string[];
  /** Product, quantity, and price a unit and month in minor units. */
  readonly products: readonly (readonly [product: string, quantity: number, unitMinor: bigint])[];
}

const SEAT = "Cloud Seat";
const STORAGE = "Data Storage 100 GB";
const ANALYTICS = "Analytics Add-on";

export const CONTRACTS: readonly DemoContract[] = [
  {
    number: "C-1001",
    group: "Acme US",
    endsIn: 60,
    termMonths: 24,
    autoRenew: true,
    paidBy: "invoice",
    primary: "ada@acme.example",
    others: ["ben@acme.example"],
    products: [
      [SEAT, 40, 3600n],
      [STORAGE, 6, 2500n],
      [ANALYTICS, 15, 1200n],
    ],
  },
  {
    number: "C-1002",
    group: "Acme US",
    endsIn: 200,
    termMonths: 12,
    autoRenew: true,
    paidBy: "card",
    primary: "ada@acme.example",
    cardHolder: "cora@acme.example",
    products: [
      [SEAT, 8, 4000n],
      [STORAGE, 2, 2500n],
    ],
  },
  {
    number: "C-1003",
    group: "Acme EMEA",
    endsIn: 5,
    termMonths: 12,
    autoRenew: true,
    paidBy: "card",
    primary: "cora@acme.example",
    cardHolder: "cora@acme.example",
    others: ["ben@acme.example"],
    products: [[SEAT, 12, 36000n]],
  },
  {
    number: "C-1004",
    group: "Acme EMEA",
    endsIn: 45,
    termMonths: 12,
    autoRenew: false,
    paidBy: "invoice",
    primary: "ada@acme.example",
    products: [[STORAGE, 20, 25000n]],
  },
  {
    number: "C-1005",
    group: "Acme US",
    endsIn: -30,
    termMonths: 12,
    autoRenew: false,
    paidBy: "invoice",
    primary: "ada@acme.example",
    products: [[SEAT, 5, 4000n]],
  },
  {
    number: "C-1006",
    group: "Acme US",
    endsIn: 80,
    termMonths: 36,
    autoRenew: true,
    excluded: true,
    transferOnly: true,
    paidBy: "invoice",
    primary: "ada@acme.example",
    products: [[STORAGE, 25, 2500n]],
  },
  {
    number: "C-2001",
    group: "Birch",
    endsIn: 120,
    termMonths: 12,
    autoRenew: true,
    paidBy: "invoice",
    primary: "dan@birch.example",
    products: [[SEAT, 3, 4000n]],
  },
  {
    number: "C-3001",
    group: "Cedar",
    endsIn: 60,
    termMonths: 12,
    autoRenew: true,
    paidBy: "invoice",
    primary: "eve@cedar.example",
    products: [[SEAT, 60, 3000n]],
  },
  {
    number: "C-4001",
    group: "Dune",
    endsIn: 150,
    termMonths: 12,
    autoRenew: true,
    paidBy: "card",
    primary: "fay@dune.example",
    cardHolder: "fay@dune.example",
    others: ["hal@dune.example"],
    products: [
      [SEAT, 10, 3600n],
      [ANALYTICS, 10, 1200n],
    ],
  },
  {
    number: "C-5001",
    group: "Elm",
    endsIn: 30,
    termMonths: 12,
    autoRenew: true,
    paidBy: "invoice",
    primary: "ina@elm.example",
    products: [
      [SEAT, 25, 36000n],
      [STORAGE, 4, 25000n],
    ],
  },
];

/** Subscriptions that do not run as long as their contract; days are counted from today. */
export const FURTHER_SUBSCRIPTIONS = [
  {
    contract: "C-1002",
    product: ANALYTICS,
    quantity: 8,
    unitMinor: 1200n,
    status: "scheduled",
    startsIn: 12,
    endsIn: 200,
  },
  {
    contract: "C-1002",
    product: "Archive Storage 1 TB",
    quantity: 3,
    unitMinor: 900n,
    status: "ended",
    startsIn: -160,
    endsIn: -20,
  },
] as const;

/** Months in a billing period. */
export const MONTHS_OF = { monthly: 1, quarterly: 3, annual: 12 } as const;
