/** Whether the portal is open to somebody: by what they see, and by accounts it does not serve [SIG-4, SIG-5]. */
export type Standing =
  | {
      readonly kind: "open" /** Also of a partner's or reseller's account, which is not shown here. */;
      readonly alsoClosed: boolean;
    }
  | { readonly kind: "closed" }
  | { readonly kind: "none" };
