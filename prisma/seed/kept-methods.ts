interface KeptMethod {
  readonly group: string;
  /** The provider's ids, always the same, so that the sandbox can be told of them. */
  readonly customer: string;
  readonly method: string;
  /** One of the sandbox's test cards. */
  readonly card: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Until the card's last month; 0 is this one. */
  readonly monthsLeft: number;
  readonly addedBy: string;
  /** Contracts that use it although it is not the default. */
  readonly contracts: readonly string[];
}

/** What is kept at the payment provider before anybody has done anything, on both sides. */
export const KEPT_METHODS: readonly KeptMethod[] = [
  {
    group: "Acme EMEA",
    customer: "cus_demo_acme_emea",
    method: "pm_demo_acme_emea_visa",
    card: "4242424242424242",
    name: "Visa",
    isDefault: true,
    monthsLeft: 31,
    addedBy: "cora@acme.example",
    contracts: [],
  },
  {
    group: "Acme US",
    customer: "cus_demo_acme_us",
    method: "pm_demo_acme_us_mastercard",
    card: "5555555555554444",
    name: "Mastercard",
    isDefault: true,
    monthsLeft: 26,
    addedBy: "ada@acme.example",
    contracts: [],
  },
  {
    group: "Acme US",
    customer: "cus_demo_acme_us",
    method: "pm_demo_acme_us_visa",
    card: "4000056655665556",
    name: "Visa",
    isDefault: false,
    monthsLeft: 0,
    addedBy: "cora@acme.example",
    contracts: ["C-1002"],
  },
  {
    group: "Dune",
    customer: "cus_demo_dune",
    method: "pm_demo_dune_visa",
    card: "4242424242424242",
    name: "Visa",
    isDefault: true,
    monthsLeft: 19,
    addedBy: "fay@dune.example",
    contracts: [],
  },
];
