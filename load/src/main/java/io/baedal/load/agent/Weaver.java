package io.baedal.load.agent;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the passages into the bytecode of the methods that the armed faults name. A method that a fault names and the
 * class does not have is remembered: a fault that can never strike would make a drill pass for nothing.
 */
final class Weaver implements ClassFileTransformer {

    private static final ClassDesc PASSAGES = ClassDesc.of(Passages.class.getName());
    private static final String OWN = "io/baedal/load/agent/Fault";
    private static final ClassDesc DURATION = ClassDesc.of(Duration.class.getName());
    private static final ClassDesc OPTIONAL = ClassDesc.of(Optional.class.getName());

    private final Set<String> mistakes = ConcurrentHashMap.newKeySet();
    private volatile List<Fault> faults = List.of();

    void weave(List<Fault> faults) {
        mistakes.clear();
        this.faults = faults;
    }

    Set<String> mistakes() {
        return Set.copyOf(mistakes);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        // Every class comes through here, our own and the JDK's among them: whoever asks a type that is just being
        // loaded
        // loads it a second time.
        if (loader == null || name == null || faults.isEmpty() || name.startsWith(OWN)) {
            return null;
        }
        List<Fault> here = faults.stream()
                .filter(fault -> fault.type().replace('.', '/').equals(name))
                .toList();
        return here.isEmpty() ? null : woven(bytes, here, loader);
    }

    private byte[] woven(byte[] bytes, List<Fault> here, ClassLoader loader) {
        // Reads the class files of a method's types: asking the loader for the classes would load them half way.
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel type = files.parse(bytes);
        ClassTransform all = ClassTransform.ACCEPT_ALL;
        for (Fault fault : here) {
            if (type.methods().stream().noneMatch(method -> isMeant(method, fault))) {
                mistakes.add("no method of " + fault.type() + " fits " + fault);
            }
            all = all.andThen(transformOf(fault));
        }
        return files.transformClass(type, all);
    }

    private static boolean isMeant(MethodModel method, Fault fault) {
        return method.methodName().equalsString(fault.method());
    }

    private static ClassTransform transformOf(Fault fault) {
        return switch (fault.kind()) {
            case HALT, PAUSE, FAIL ->
                ClassTransform.transformingMethodBodies(method -> isMeant(method, fault), passing(fault));
            case RETURN -> (type, element) -> returning(type, element, fault);
            case SHIFT -> (type, element) -> shifting(type, element, fault);
        };
    }

    private static CodeTransform passing(Fault fault) {
        return new CodeTransform() {

            @Override
            public void atStart(CodeBuilder code) {
                if (fault.where().equals(Fault.ENTRY)) {
                    pass(code, fault);
                }
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (element instanceof ReturnInstruction && fault.where().equals(Fault.EXIT)) {
                    pass(code, fault);
                }
                code.with(element);
                if (element instanceof LineNumber number && fault.isAtLine(number.line())) {
                    pass(code, fault);
                }
            }
        };
    }

    private static void pass(CodeBuilder code, Fault fault) {
        code.loadConstant(fault.place()).invokestatic(PASSAGES, "passed", MethodTypeDesc.of(CD_void, CD_String));
    }

    private static void returning(ClassBuilder type, ClassElement element, Fault fault) {
        if (element instanceof MethodModel method && isMeant(method, fault)) {
            type.transformMethod(method, (built, part) -> {
                if (part instanceof CodeModel) {
                    built.withCode(code -> giveBack(code, method, fault));
                } else {
                    built.with(part);
                }
            });
        } else {
            type.with(element);
        }
    }

    private static void shifting(ClassBuilder type, ClassElement element, Fault fault) {
        if (element instanceof MethodModel method && isMeant(method, fault)) {
            ClassDesc returned = method.methodTypeSymbol().returnType();
            type.transformMethod(method, MethodTransform.transformingCode((code, part) -> {
                if (part instanceof ReturnInstruction) {
                    shift(code, returned, fault);
                }
                code.with(part);
            }));
        } else {
            type.with(element);
        }
    }

    /** The time or the clock that is about to be returned is on the stack. */
    private static void shift(CodeBuilder code, ClassDesc returned, Fault fault) {
        pass(code, fault);
        code.loadConstant(Long.parseLong(fault.value()));
        switch (returned.displayName()) {
            case "long" -> code.ladd();
            case "Instant" -> code.invokevirtual(returned, "plusMillis", MethodTypeDesc.of(returned, CD_long));
            case "Clock" ->
                code.invokestatic(DURATION, "ofMillis", MethodTypeDesc.of(DURATION, CD_long))
                        .invokestatic(returned, "offset", MethodTypeDesc.of(returned, returned, DURATION));
            case String other -> throw new IllegalArgumentException(fault + " gives no time but " + other);
        }
    }

    private static void giveBack(CodeBuilder code, MethodModel method, Fault fault) {
        pass(code, fault);
        switch (fault.value()) {
            case "true" -> code.loadConstant(1).ireturn();
            case "false" -> code.loadConstant(0).ireturn();
            case "empty" ->
                code.invokestatic(OPTIONAL, "empty", MethodTypeDesc.of(OPTIONAL))
                        .areturn();
            case "argument" -> code.aload(code.parameterSlot(0)).areturn();
            case "void" -> code.return_();
            case String number -> code.loadConstant(Long.parseLong(number)).lreturn();
        }
    }
}
