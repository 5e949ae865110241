module github.com/lede-reader/lede

go 1.26
