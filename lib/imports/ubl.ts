import { type Finding, ImportRefused, type XmlElement } from "./types";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
const ROOTS: Readonly<Record<string, string>> = { Invoice: `${UBL}Invoice-2`, CreditNote: `${UBL}CreditNote-2` };
const PARTS: Readonly<Record<string, string>> = {
  [`${UBL}CommonAggregateComponents-2`]: "cac",
  [`${UBL}CommonBasicComponents-2`]: "cbc",
};

/** A value as it stands in the file; `scheme`, `currency` and `unit` are its attributes. */
interface RawValue {
  readonly value: string;
  readonly line: number;
  readonly scheme?: string;
  readonly currency?: string;
  readonly unit?: string;
}

/** Finds the parts of one element by `cbc:Name` and `cac:Name`, whatever prefixes the file uses. */
class Reader {
  readonly line: number;

  constructor(
    private readonly element: XmlElement,
    private readonly findings: Finding[],
  ) {
    this.line = element.line;
  }

  /** Every part at the end of a path. */
  all(path: string): Reader[] {
    return path.split("/").reduce<Reader[]>((found, step) => found.flatMap((one) => one.parts(step)), [this]);
  }

  private parts(step: string): Reader[] {
    return this.element.children
      .filter(({ namespace, name }) => `${PARTS[namespace] ?? "?"}:${name}` === step)
      .map((child) => new Reader(child, this.findings));
  }

  /** The part at the end of a path; several where UBL has one are two truths, and a finding. */
  one(path: string): Reader | undefined {
    let at: Reader | undefined = this;
    for (const step of path.split("/")) {
      const [first, second]: Reader[] = at?.parts(step) ?? [];
      if (second) this.findings.push({ line: second.line, rule: "UBL", message: `${step} stands twice` });
      at = first;
    }
    return at;
  }

  /** The value at the end of a path; an empty element says nothing. */
  value(path: string): RawValue | undefined {
    return this.one(path)?.own();
  }

  values(path: string): RawValue[] {
    return this.all(path).flatMap((found) => found.own() ?? []);
  }

  private own(): RawValue | undefined {
    const { text, line, attributes, children } = this.element;
    const value = text.trim();
    if (value === "" || children.length > 0) return undefined;
    const { schemeID, currencyID, unitCode } = attributes;
    return {
      value,
      line,
      ...(schemeID?.trim() ? { scheme: schemeID.trim() } : {}),
      ...(currencyID === undefined ? {} : { currency: currencyID }),
      ...(unitCode?.trim() ? { unit: unitCode.trim() } : {}),
    };
  }
}

/**
 * What a UBL 2.1 invoice or credit note says, unchecked, each value with its line: the input of `ublDocument`.
 * @throws ImportRefused for another document
 */
export function readUbl(root: XmlElement): { raw: unknown; findings: Finding[] } {
  if (ROOTS[root.name] === undefined || ROOTS[root.name] !== root.namespace)
    throw new ImportRefused([
      { line: root.line, rule: "UBL", message: `<${root.name}> is no UBL 2.1 Invoice or CreditNote` },
    ]);
  const findings: Finding[] = [];
  return { raw: readDocument(new Reader(root, findings), root.name === "CreditNote"), findings };
}

function readDocument(doc: Reader, isCreditNote: boolean) {
  return {
    line: doc.line,
    root: isCreditNote ? "CreditNote" : "Invoice",
    customization: doc.value("cbc:CustomizationID"),
    number: doc.value("cbc:ID"),
    issuedOn: doc.value("cbc:IssueDate"),
    dueOn: doc.value("cbc:DueDate") ?? doc.all("cac:PaymentMeans").map((means) => means.value("cbc:PaymentDueDate"))[0],
    type: doc.value(isCreditNote ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode"),
    notes: doc.values("cbc:Note"),
    currency: doc.value("cbc:DocumentCurrencyCode"),
    taxCurrency: doc.value("cbc:TaxCurrencyCode"),
    taxPointOn: doc.value("cbc:TaxPointDate"),
    accountingCost: doc.value("cbc:AccountingCost"),
    buyerReference: doc.value("cbc:BuyerReference"),
    period: readPeriod(doc),
    order: doc.value("cac:OrderReference/cbc:ID"),
    salesOrder: doc.value("cac:OrderReference/cbc:SalesOrderID"),
    preceding: doc.values("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
    contract: doc.value("cac:ContractDocumentReference/cbc:ID"),
    supplier: readParty(doc.one("cac:AccountingSupplierParty/cac:Party"), doc.line),
    customer: readParty(doc.one("cac:AccountingCustomerParty/cac:Party"), doc.line),
    payee: doc.value("cac:PayeeParty/cac:PartyName/cbc:Name"),
    means: doc.all("cac:PaymentMeans").map(readMeans),
    terms: doc.values("cac:PaymentTerms/cbc:Note"),
    adjustments: doc.all("cac:AllowanceCharge").map(readAdjustment),
    taxTotals: doc.all("cac:TaxTotal").map(readTaxTotal),
    totals: readTotals(doc),
    lines: doc
      .all(isCreditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine")
      .map((line) => readLine(line, isCreditNote ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity")),
  };
}

function readPeriod(of: Reader) {
  const period = of.one("cac:InvoicePeriod");
  return period && { line: period.line, start: period.value("cbc:StartDate"), end: period.value("cbc:EndDate") };
}

function readParty(party: Reader | undefined, line: number) {
  if (!party) return { line };
  const vat = party.all("cac:PartyTaxScheme").find(isVat);
  const address = party.one("cac:PostalAddress");
  return {
    line: party.line,
    name: party.value("cac:PartyLegalEntity/cbc:RegistrationName") ?? party.value("cac:PartyName/cbc:Name"),
    tradingName: party.value("cac:PartyName/cbc:Name"),
    vat: vat?.value("cbc:CompanyID"),
    registration: party.value("cac:PartyLegalEntity/cbc:CompanyID"),
    endpoint: party.value("cbc:EndpointID"),
    identifications: party.values("cac:PartyIdentification/cbc:ID"),
    street: address?.value("cbc:StreetName"),
    furtherStreet: address?.value("cbc:AdditionalStreetName"),
    addressLines: address?.values("cac:AddressLine/cbc:Line") ?? [],
    city: address?.value("cbc:CityName"),
    postalCode: address?.value("cbc:PostalZone"),
    region: address?.value("cbc:CountrySubentity"),
    country: address?.value("cac:Country/cbc:IdentificationCode"),
    contact: party.value("cac:Contact/cbc:Name"),
    phone: party.value("cac:Contact/cbc:Telephone"),
    email: party.value("cac:Contact/cbc:ElectronicMail"),
  };
}

const isVat = (scheme: Reader): boolean => scheme.value("cac:TaxScheme/cbc:ID")?.value.toUpperCase() === "VAT";

const readMeans = (means: Reader) => ({
  line: means.line,
  code: means.value("cbc:PaymentMeansCode"),
  reference: means.values("cbc:PaymentID")[0],
  account: means.value("cac:PayeeFinancialAccount/cbc:ID"),
  holder: means.value("cac:PayeeFinancialAccount/cbc:Name"),
  bank: means.value("cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
});

const readAdjustment = (adjustment: Reader) => ({
  line: adjustment.line,
  isCharge: adjustment.value("cbc:ChargeIndicator"),
  reason: adjustment.values("cbc:AllowanceChargeReason")[0],
  reasonCode: adjustment.value("cbc:AllowanceChargeReasonCode"),
  percent: adjustment.value("cbc:MultiplierFactorNumeric"),
  base: adjustment.value("cbc:BaseAmount"),
  amount: adjustment.value("cbc:Amount"),
  category: adjustment.all("cac:TaxCategory")[0]?.value("cbc:ID"),
  rate: adjustment.all("cac:TaxCategory")[0]?.value("cbc:Percent"),
});

const readTaxTotal = (total: Reader) => ({
  line: total.line,
  amount: total.value("cbc:TaxAmount"),
  subtotals: total.all("cac:TaxSubtotal").map((subtotal) => ({
    line: subtotal.line,
    base: subtotal.value("cbc:TaxableAmount"),
    amount: subtotal.value("cbc:TaxAmount"),
    category: subtotal.value("cac:TaxCategory/cbc:ID"),
    rate: subtotal.value("cac:TaxCategory/cbc:Percent"),
    exemption: subtotal.values("cac:TaxCategory/cbc:TaxExemptionReason")[0],
    exemptionCode: subtotal.value("cac:TaxCategory/cbc:TaxExemptionReasonCode"),
  })),
});

function readTotals(doc: Reader) {
  const totals = doc.one("cac:LegalMonetaryTotal");
  return {
    line: totals?.line ?? doc.line,
    lines: totals?.value("cbc:LineExtensionAmount"),
    exclusive: totals?.value("cbc:TaxExclusiveAmount"),
    inclusive: totals?.value("cbc:TaxInclusiveAmount"),
    allowances: totals?.value("cbc:AllowanceTotalAmount"),
    charges: totals?.value("cbc:ChargeTotalAmount"),
    prepaid: totals?.value("cbc:PrepaidAmount"),
    rounding: totals?.value("cbc:PayableRoundingAmount"),
    payable: totals?.value("cbc:PayableAmount"),
  };
}

const readLine = (line: Reader, quantity: string) => ({
  line: line.line,
  position: line.value("cbc:ID"),
  notes: line.values("cbc:Note"),
  quantity: line.value(quantity),
  amount: line.value("cbc:LineExtensionAmount"),
  accountingCost: line.value("cbc:AccountingCost"),
  period: readPeriod(line),
  orderLine: line.value("cac:OrderLineReference/cbc:LineID"),
  adjustments: line.all("cac:AllowanceCharge").map(readAdjustment),
  name: line.value("cac:Item/cbc:Name"),
  description: line.values("cac:Item/cbc:Description")[0],
  sellersId: line.value("cac:Item/cac:SellersItemIdentification/cbc:ID"),
  buyersId: line.value("cac:Item/cac:BuyersItemIdentification/cbc:ID"),
  standardId: line.value("cac:Item/cac:StandardItemIdentification/cbc:ID"),
  properties: line.all("cac:Item/cac:AdditionalItemProperty").map((property) => ({
    line: property.line,
    name: property.value("cbc:Name"),
    value: property.value("cbc:Value"),
  })),
  category: line.all("cac:Item/cac:ClassifiedTaxCategory")[0]?.value("cbc:ID"),
  rate: line.all("cac:Item/cac:ClassifiedTaxCategory")[0]?.value("cbc:Percent"),
  price: line.value("cac:Price/cbc:PriceAmount"),
  baseQuantity: line.value("cac:Price/cbc:BaseQuantity"),
});
