/** What the services answer, in the words of docs/spec.md. Money is in won, times are ISO-8601 UTC. */

export interface Listing<T> {
  content: T[];
  page: { number: number; size: number; totalElements: number };
}

export interface CatalogStore {
  storeId: number;
  storeName: string;
  open: boolean;
}

export interface CatalogItem {
  menuId: number;
  itemName: string;
  price: number;
  soldOut: boolean;
}

export interface CatalogStoreWithItems extends CatalogStore {
  items: CatalogItem[];
}

export type OrderStatus = 'ORDERED' | 'CONFIRMED' | 'COMPLETED' | 'CANCELED';

export interface Line {
  menuId: number;
  itemName: string;
  qty: number;
  unitPrice: number;
}

export interface Order {
  id: number;
  customerId: string;
  storeId: number;
  storeName: string;
  itemName: string;
  itemQty: number;
  price: number;
  items: Line[];
  address: string | null;
  note: string | null;
  orderStatus: OrderStatus;
  orderDate: string;
  cancelReason: string | null;
}

export interface OrderRequest {
  storeId: number;
  items: { menuId: number; qty: number }[];
  address?: string;
  note?: string;
  price: number;
  paymentToken: string;
}

export type PaymentStatus = 'APPROVED' | 'CAPTURED' | 'REFUNDED' | 'CANCELED';

export interface Payment {
  id: number;
  orderId: number;
  price: number;
  status: PaymentStatus;
}

export interface StoreHead {
  id: number;
  storeName: string;
  open: boolean;
}

export interface StoreMenu {
  menuId: number;
  itemName: string;
  price: number;
  stock: number | null;
  soldOut: boolean;
}

export interface Store extends StoreHead {
  menus: StoreMenu[];
}

export type TicketStatus = 'ORDERED' | 'CONFIRMED' | 'COOKED' | 'PICKED_UP' | 'CANCELED';

export type RefusalReason = 'SOLD_OUT' | 'TOO_BUSY' | 'CLOSED' | 'OTHER';

export interface Ticket {
  orderId: number;
  storeId: number;
  itemName: string;
  itemQty: number;
  price: number;
  items: Line[];
  note: string | null;
  status: TicketStatus;
  orderDate: string | null;
  confirmedAt: string | null;
  cookedAt: string | null;
  cancelReason: string | null;
}

export type JobStatus = 'STARTED' | 'ASSIGNED' | 'PICKED_UP' | 'COMPLETED' | 'CANCELED';

export interface Job {
  id: number;
  orderId: number;
  storeId: number;
  storeName: string;
  address: string | null;
  courierId: string | null;
  status: JobStatus;
  startedAt: string | null;
  pickedUpAt: string | null;
  completedAt: string | null;
}

export type BoardStatus =
  | 'ORDERED'
  | 'ORDER_CONFIRMED'
  | 'COOK_COMPLETED'
  | 'DELIVERY_STARTED'
  | 'PICKED_UP'
  | 'DELIVERY_COMPLETED'
  | 'ORDER_CANCELED';

/** A row of the dashboard: what all services together say of one order. */
export interface BoardRow {
  orderId: number;
  customerId: string | null;
  storeId: number | null;
  storeName: string | null;
  itemName: string | null;
  itemQty: number | null;
  price: number | null;
  status: BoardStatus;
  paymentStatus: 'PAID' | 'PAYMENT_CANCELED' | null;
  cancelReason: string | null;
  orderDt: string | null;
  confirmedDt: string | null;
  cookedCompDt: string | null;
  pickedUpDt: string | null;
  deliveryCompDt: string | null;
  canceledDt: string | null;
  asOf: string;
  lagSeconds: number;
}

export interface Moment {
  type: string;
  at: string;
  detail: string | null;
}

export interface BoardOrder extends BoardRow {
  timeline: Moment[];
}

export interface BoardListing extends Listing<BoardRow> {
  asOf: string;
  lagSeconds: number;
}
