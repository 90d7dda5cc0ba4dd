#include "engine/run/compute.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace palimpsest {

namespace {

/// From the kernel.
ResourceSampled currentResources()
{
    ResourceSampled resources;
    std::ifstream statm("/proc/self/statm");
    std::int64_t pages = 0;
    if (statm >> pages >> pages)
        resources.rssBytes = pages * ::sysconf(_SC_PAGESIZE);
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) == 0) {
        resources.peakRssBytes = std::int64_t(usage.ru_maxrss) * 1024;
        const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
        resources.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    return resources;
}

} // namespace

std::int64_t useThreads(std::int64_t threads)
{
    const std::int64_t count = threads > 0 ? threads : std::max<std::int64_t>(1, std::thread::hardware_concurrency());
    at::set_num_threads(static_cast<int>(count));
    return count;
}

torch::Device deviceFor(const std::string& name)
{
    if (name.rfind("cuda", 0) == 0 && at::hasCUDA())
        return torch::Device(name);
    return torch::Device(torch::kCPU);
}

Precision precisionFor(const std::string& name) { return name == "bf16" ? Precision::BFloat16 : Precision::Float32; }

void sampleResources(EventSink& sink)
{
    constexpr std::chrono::seconds kBetweenSamples{1};
    thread_local std::chrono::steady_clock::time_point last; // a run has a thread of its own
    const auto now = std::chrono::steady_clock::now();
    if (now - last < kBetweenSamples)
        return;
    last = now;
    sink.emit(currentResources());
}

} // namespace palimpsest
