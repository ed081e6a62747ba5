/**
 * What the autoscalers would do, without a cluster: each service's processor time is measured, and the formula of
 * Kubernetes' HorizontalPodAutoscaler is applied to a load curve with the numbers of our own manifests.
 */
@NullMarked
package io.baedal.load.hpa;

import org.jspecify.annotations.NullMarked;
