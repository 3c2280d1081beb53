/// What others implement: executors, coordinators, state stores and listeners.
///
/// Who calls what: the engine calls, implementations answer; nothing here calls back into the
/// engine. Every method may block, must honour interruption and must bound its own waiting.
@NullMarked
package dev.paasrunner.spi;

import org.jspecify.annotations.NullMarked;
