# The one file for every Java service and the broker: docker build --build-arg MODULE=order --tag baedal/order .
# The jar is the one that Maven has built and tested; nothing is compiled in here, so an image cannot differ from what
# was tested. Kept to what builds without BuildKit, too.
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/${MODULE}-app.jar app.jar
# What is a snapshot changes as often as we do, and a layer with nothing in it breaks the builder that is not BuildKit.
RUN java -Djarmode=tools -jar app.jar extract --layers --destination /layers \
    && cp -a /layers/snapshot-dependencies/. /layers/application/

FROM ${BASE}
WORKDIR /app
COPY containers/java.options containers/ready ./
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/application/ ./
# The training run: it starts without broker and database, writes down which classes it loaded, and ends. Here and not in
# the stage before, because the cache is good for these files at this place only.
RUN BAEDAL_DATA=/tmp/training java @java.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar \
    && rm -rf /tmp/* \
    && mkdir /data && chown 10001:10001 /data
ENV BAEDAL_DATA=/data
USER 10001:10001
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"]
