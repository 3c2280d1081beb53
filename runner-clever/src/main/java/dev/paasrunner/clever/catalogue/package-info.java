/// What Clever Cloud offers: the product that hosts are made of, and their sizes and prices.
@NullMarked
package dev.paasrunner.clever.catalogue;

import org.jspecify.annotations.NullMarked;
