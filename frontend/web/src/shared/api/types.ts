import type { components as DashboardDocument } from './generated/dashboard';
import type { components as DeliveryDocument } from './generated/delivery';
import type { components as IdentityDocument } from './generated/identity';
import type { components as OrderDocument } from './generated/order';
import type { components as PaymentDocument } from './generated/payment';
import type { components as StoreDocument } from './generated/store';

/**
 * What the services say, by the names that the pages use. The types are made of docs/openapi (`npm run types`), and the
 * services' tests hold that against the services. Money is in won, times are ISO-8601 UTC.
 */

type OrderSchemas = OrderDocument['schemas'];
type StoreSchemas = StoreDocument['schemas'];
type DashboardSchemas = DashboardDocument['schemas'];

/** Any list of any service: a document has no type parameters, so there it is one type for each kind of content. */
export type Listing<T> = Omit<OrderSchemas['ListingOrderView'], 'content'> & { content: T[] };

export type CatalogStore = OrderSchemas['StoreView'];
export type CatalogStoreWithItems = OrderSchemas['StoreWithItems'];
export type CatalogItem = OrderSchemas['Dish'];

export type Order = OrderSchemas['OrderView'];
export type OrderStatus = Order['orderStatus'];
export type OrderRequest = OrderSchemas['PlaceOrder'];

export type Payment = PaymentDocument['schemas']['PaymentView'];

export type StoreHead = StoreSchemas['StoreView'];
export type Store = StoreSchemas['StoreWithMenus'];
export type StoreMenu = StoreSchemas['MenuView'];
export type Ticket = StoreSchemas['TicketView'];
export type TicketStatus = Ticket['status'];
export type RefusalReason = StoreSchemas['Cancel']['reason'];

export type Job = DeliveryDocument['schemas']['JobView'];
export type JobStatus = Job['status'];

/** A row of the dashboard: what all services together say of one order. */
export type BoardRow = DashboardSchemas['DashboardRow'];
export type BoardStatus = BoardRow['status'];
export type BoardOrder = DashboardSchemas['LabelledWithTimeline'];
export type BoardListing = DashboardSchemas['LabelledListingDashboardRow'];
/** A message of the stream, by hand: to a document, a stream is text without an end. */
export type BoardMessage = BoardRow & Pick<BoardOrder, 'asOf' | 'lagSeconds'>;
export type Moment = DashboardSchemas['Moment'];

/** What every service tells an operator in the same words; here they are Order's. */
export type FailedEvents = OrderSchemas['FailedOverview'];
export type Cause = OrderSchemas['Group'];
export type FailedEvent = OrderSchemas['FailedEvent'];
export type Replayed = OrderSchemas['Replayed'];
export type Parked = OrderSchemas['ParkedOverview'];
export type ParkedKey = OrderSchemas['Parked'];
export type Unsent = OrderSchemas['Unsent'];
export type Rebuild = DashboardSchemas['Progress'];

export type Member = IdentityDocument['schemas']['MemberView'];
