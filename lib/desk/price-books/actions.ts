"use server";

import { deskAction } from "@/lib/platform/action";
import { addBook } from "./commands/add-book";
import { changeBook } from "./commands/change-book";
import { dropProduct, setPrice } from "./commands/set-price";
import { priceBookPath, priceBooksPath } from "./rules";
import { addBookInput, changeBookInput, dropProductInput, setPriceInput } from "./schema";

export const addBookAction = deskAction({
  name: "prices.add_book",
  permission: "prices.manage",
  input: addBookInput,
  run: addBook,
  revalidate: () => [priceBooksPath()],
  redirectTo: (id) => priceBookPath(id),
});

export const changeBookAction = deskAction({
  name: "prices.change_book",
  permission: "prices.manage",
  input: changeBookInput,
  run: changeBook,
  revalidate: ({ book }) => [priceBooksPath(), priceBookPath(book)],
  done: () => "price_book_saved",
});

export const setPriceAction = deskAction({
  name: "prices.set_price",
  permission: "prices.manage",
  input: setPriceInput,
  run: setPrice,
  revalidate: ({ book }) => [priceBooksPath(), priceBookPath(book)],
  redirectTo: (_, { book }) => priceBookPath(book),
});

export const dropProductAction = deskAction({
  name: "prices.drop_product",
  permission: "prices.manage",
  input: dropProductInput,
  run: dropProduct,
  revalidate: ({ book }) => [priceBooksPath(), priceBookPath(book)],
  redirectTo: (_, { book }) => priceBookPath(book),
});
