/** The gateway: everything that is had over HTTP, and the one table of who may have it. */
@NullMarked
package pasu.web;

import org.jspecify.annotations.NullMarked;
