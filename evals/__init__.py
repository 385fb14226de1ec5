"""How good the product is: question sets, a runner and the scorecard. Nothing of the product imports this package."""
