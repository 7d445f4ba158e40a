"""Who a report names: namings found, settled over the whole report, and what refers back to them."""
