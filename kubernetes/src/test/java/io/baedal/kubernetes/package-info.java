/** The manifests, the image and docker-compose.yml against rules, each with a broken example that it rejects. */
@NullMarked
package io.baedal.kubernetes;

import org.jspecify.annotations.NullMarked;
