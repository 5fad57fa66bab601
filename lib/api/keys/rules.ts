const KEYS = "/desk/api-keys";

export const apiKeysPath = (): string => KEYS;
export const newApiKeyPath = (): string => `${KEYS}/new`;
export const revokeKeyPath = (id: string): string => `${KEYS}/${id}/revoke`;
