export const priceBooksPath = (): string => "/desk/price-books";
export const priceBookPath = (id: string): string => `/desk/price-books/${id}`;
