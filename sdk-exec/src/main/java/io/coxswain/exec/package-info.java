/** What reaches into a running pod: its logs, commands run in it, attaching to it, its ports, and its files. */
@NullMarked
package io.coxswain.exec;

import org.jspecify.annotations.NullMarked;
